package io.leadstone.adapter.rest.analytic;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.page.QueryParameters;
import io.leadstone.adapter.rest.request.PathIds;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.report.ReportQuery;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.OpaqueId;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The report of a company's leads, and the figures of one conversation. */
@Path(Routes.ANALYTIC)
@Produces(MediaType.APPLICATION_JSON)
public final class AnalyticResource {

    private static final String TIMEZONE_RULE =
            "must be a time zone (Europe/Berlin) or an offset (+02:00, in a URL %2B02:00)";

    private final LeadManagement management;

    public AnalyticResource(LeadManagement management) {
        this.management = management;
    }

    /** {@code GET /analytic/leads}. */
    @GET
    @Path("leads")
    @RequiresScope(Scope.READ)
    public LeadReportResponse report(@BeanParam RequestContext context) {
        QueryParameters parameters = context.query();
        ReportQuery query = new ReportQuery(
                parameters.one("start_date", "", Optional::of),
                parameters.one("end_date", "", Optional::of),
                Optional.empty(),
                parameters
                        .one("timezone", TIMEZONE_RULE, AnalyticResource::zone)
                        .orElse(ZoneOffset.UTC),
                parameters.one("company_id", OpaqueId.RULE, AnalyticResource::company));
        parameters.require(List.of(), () -> management.violationsOf(query));
        return LeadReportResponse.of(management.reports().funnel(context.caller(), query));
    }

    /** {@code GET /analytic/conversation/{id}}. */
    @GET
    @Path("conversation/{id}")
    @RequiresScope(Scope.READ)
    public ConversationFiguresResponse conversation(@PathParam("id") String id, @BeanParam RequestContext context) {
        context.requireNoParameters();
        return ConversationFiguresResponse.of(
                management.conversations().get(context.caller(), PathIds.conversation(id)));
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<CompanyId> company(String text) {
        return OpaqueId.isValid(text) ? Optional.of(new CompanyId(text)) : Optional.empty();
    }
}
