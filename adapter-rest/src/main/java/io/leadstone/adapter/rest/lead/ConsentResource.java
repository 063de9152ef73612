package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.idempotency.IdempotentAnswers;
import io.leadstone.adapter.rest.idempotency.IdempotentWrite;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.json.JsonValue;
import io.leadstone.adapter.rest.json.WireInstant;
import io.leadstone.adapter.rest.page.PageResponses;
import io.leadstone.adapter.rest.request.PathIds;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.adapter.rest.version.IfMatch;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.RecordConsentCommand;
import io.leadstone.application.query.Page;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.ConsentEntry;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The consent ledger of a lead: lists its entries, and appends a new one. */
@Path(Routes.LEAD + "/{id}/consent")
@Produces(MediaType.APPLICATION_JSON)
public final class ConsentResource {

    private final LeadManagement management;
    private final IdempotentAnswers answers;
    private final PageResponses pages;
    private final LeadApiMapper mapper = new MapStructLeadApiMapper();

    public ConsentResource(LeadManagement management, PageResponses pages) {
        this.management = management;
        this.answers = new IdempotentAnswers(management);
        this.pages = pages;
    }

    /** {@code GET /lead/{id}/consent}. */
    @GET
    @RequiresScope(Scope.READ)
    public Response list(@PathParam("id") String id, @BeanParam RequestContext context) {
        return context.list(
                pages,
                context.query(),
                management::violationsOf,
                page -> management.leads().consent(context.caller(), PathIds.lead(id), page),
                mapper::response);
    }

    /** {@code POST /lead/{id}/consent}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.WRITE)
    public Response record(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        LeadId leadId = PathIds.lead(id);
        JsonFields fields = body.fields();
        Optional<String> givenAt = fields.text("given_at").value();
        RecordConsentCommand command = new RecordConsentCommand(
                leadId,
                fields.text("purpose").value().orElse(""),
                fields.flag("granted").value(),
                fields.text("source").value(),
                fields.text("policy_version").value(),
                Optional.empty(),
                givenAt.flatMap(WireInstant::parse),
                fields.object("evidence").value().map(JsonValue.Members::source));
        List<Violation> faults = new ArrayList<>(fields.unknown());
        if (givenAt.isPresent() && command.givenAt().isEmpty()) {
            faults.add(new Violation("given_at", WireInstant.RULE));
        }
        context.query().require(faults, () -> management.violationsOf(command));
        IfMatch condition = context.ifMatch();
        Caller caller = context.caller();
        return answers.answer(
                context,
                body,
                () -> answer(condition.write(
                        version -> management.leads().recordConsent(caller, withVersion(command, version)))),
                written -> answer(entry(IdempotentAnswers.readerFor(caller), leadId, written.recordId())));
    }

    private IdempotentWrite answer(ConsentEntry entry) {
        return IdempotentWrite.about(
                entry.leadId(),
                Response.status(Response.Status.CREATED)
                        .entity(mapper.response(entry))
                        .build());
    }

    /** Returns the entry of the ledger. It is one of the newest, so usually the first page has it. */
    private ConsentEntry entry(Caller caller, LeadId leadId, UUID id) {
        return Page.itemsOf(page -> management.leads().consent(caller, leadId, page))
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new LeadNotFoundException(leadId));
    }

    private static RecordConsentCommand withVersion(RecordConsentCommand command, Optional<Long> version) {
        return new RecordConsentCommand(
                command.leadId(),
                command.purpose(),
                command.granted(),
                command.source(),
                command.policyVersion(),
                version,
                command.givenAt(),
                command.evidence());
    }
}
