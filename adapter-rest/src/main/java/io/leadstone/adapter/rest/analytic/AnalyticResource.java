package io.leadstone.adapter.rest.analytic;

import io.leadstone.adapter.rest.auth.CallerSecurity;
import io.leadstone.adapter.rest.auth.Requires;
import io.leadstone.adapter.rest.conversation.ConversationPath;
import io.leadstone.adapter.rest.page.QueryParameters;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.report.ReportQuery;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.OpaqueId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** Figures: of a company's leads, and of one conversation. */
@Path(Routes.ANALYTIC)
@Produces(MediaType.APPLICATION_JSON)
public final class AnalyticResource {

    private final LeadManagement leads;

    public AnalyticResource(LeadManagement leads) {
        this.leads = leads;
    }

    /** {@code GET /analytic/leads}. */
    @GET
    @Path("leads")
    @Requires(Scope.READ)
    public LeadReportResponse report(@Context UriInfo uri, @Context SecurityContext security) {
        QueryParameters parameters = new QueryParameters(uri);
        ReportQuery query = new ReportQuery(
                parameters.one("start_date", "", Optional::of),
                parameters.one("end_date", "", Optional::of),
                Optional.empty(),
                parameters.one(
                        "company_id", "must be 1 to 64 characters of A-Z a-z 0-9 . _ : -", AnalyticResource::company));
        parameters.require(leads.violationsOf(query));
        return LeadReportResponse.of(leads.reports().funnel(CallerSecurity.callerOf(security), query));
    }

    /** {@code GET /analytic/conversation/{id}}. */
    @GET
    @Path("conversation/{id}")
    @Requires(Scope.READ)
    public ConversationFiguresResponse conversation(
            @PathParam("id") String id, @Context UriInfo uri, @Context SecurityContext security) {
        QueryParameters.requireNone(uri);
        return ConversationFiguresResponse.of(
                leads.conversations().get(CallerSecurity.callerOf(security), ConversationPath.id(id)));
    }

    private static Optional<CompanyId> company(String text) {
        return OpaqueId.isValid(text) ? Optional.of(new CompanyId(text)) : Optional.empty();
    }
}
