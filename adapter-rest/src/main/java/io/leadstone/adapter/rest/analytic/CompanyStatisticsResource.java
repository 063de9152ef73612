package io.leadstone.adapter.rest.analytic;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.page.QueryParameters;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.report.ReportQuery;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.OpaqueId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The lead counts and conversion rates of the last days for the caller's company. A super admin may name any company.
 */
@Path(Routes.COMPANY)
@Produces(MediaType.APPLICATION_JSON)
public final class CompanyStatisticsResource {

    private final LeadManagement management;

    public CompanyStatisticsResource(LeadManagement management) {
        this.management = management;
    }

    /** {@code GET /company/statistics}. */
    @GET
    @Path("statistics")
    @RequiresScope(Scope.READ)
    public CompanyStatisticsResponse own(@BeanParam RequestContext context) {
        return statistics(context, Optional.empty());
    }

    /** {@code GET /company/{company_id}/statistics}. */
    @GET
    @Path("{company_id}/statistics")
    @RequiresScope(Scope.READ)
    public CompanyStatisticsResponse any(@PathParam("company_id") String id, @BeanParam RequestContext context) {
        return statistics(context, Optional.of(company(context.caller(), id)));
    }

    private CompanyStatisticsResponse statistics(RequestContext context, Optional<CompanyId> company) {
        Caller caller = context.caller();
        company.ifPresent(caller::requireAccessTo);
        QueryParameters parameters = context.query();
        ReportQuery query =
                new ReportQuery(Optional.empty(), Optional.empty(), parameters.number("days"), ZoneOffset.UTC, company);
        parameters.require(List.of(), () -> management.violationsOf(query));
        return CompanyStatisticsResponse.of(management.reports().funnel(caller, query));
    }

    /**
     * Parses the id of a company. Only a super admin gets a validation error for an invalid id. Other callers get the
     * same answer as for the id of another company.
     */
    private static CompanyId company(Caller caller, String text) {
        if (OpaqueId.isValid(text)) {
            return new CompanyId(text);
        }
        if (caller.role() != Role.SUPER_ADMIN) {
            throw new AccessDeniedException("only a super admin may name another company");
        }
        throw new InvalidCommandException("company_id", OpaqueId.RULE);
    }
}
