package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.idempotency.IdempotentAnswers;
import io.leadstone.adapter.rest.idempotency.IdempotentWrite;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.page.QueryParameters;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.idempotency.Reservation;
import io.leadstone.application.port.in.lead.CreateLead;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.CreateOutcome;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.Violation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Creates a lead over HTTP, for each route that does so. */
final class LeadCreation {

    private static final String OUTCOME = "Leadstone-Outcome";

    private final LeadManagement management;
    private final IdempotentAnswers answers;

    LeadCreation(LeadManagement management) {
        this.management = management;
        this.answers = new IdempotentAnswers(management);
    }

    /**
     * Creates a lead and returns the answer.
     *
     * @param shape returns the body of the answer in the shape of the route
     */
    Response create(RequestContext context, JsonBody body, Function<LeadResponses, JsonResponse> shape) {
        Caller caller = context.caller();
        LeadRequest request = LeadRequest.of(body.fields());
        QueryParameters query = context.query();
        DuplicatePolicy policy =
                query.code("on_duplicate", DuplicatePolicy.class).orElse(DuplicatePolicy.REJECT);
        CreateLeadCommand command = new CreateLeadCommand(
                request.fields(),
                policy,
                context.conditionOfCreate(),
                request.readOnly().createdAt().map(at -> new CreateLeadCommand.Origin(Optional.of(at))));
        query.require(faultsOfNew(request, Optional.of(caller)), () -> management.violationsOf(command));
        return answers.answer(
                context,
                body,
                () -> answer(context, body, shape, management.leads().create(caller, command)),
                written -> answer(context, body, shape, earlier(caller, written, command)));
    }

    /** Returns the result of an earlier create whose answer was lost. */
    private CreateLead.Result earlier(Caller caller, Reservation.Written written, CreateLeadCommand command) {
        LeadId id = new LeadId(written.record().id());
        return CreateLead.Result.ofEarlier(
                written.isNew(), management.leads().get(IdempotentAnswers.readerFor(caller), id), command);
    }

    private IdempotentWrite answer(
            RequestContext context,
            JsonBody body,
            Function<LeadResponses, JsonResponse> shape,
            CreateLead.Result result) {
        Caller caller = context.caller();
        boolean created = result.outcome() == CreateOutcome.CREATED;
        LeadResponses answer = LeadResponses.written(management, caller, result.lead(), body);
        Response.ResponseBuilder status = created
                ? Response.status(Response.Status.CREATED)
                        .header(
                                HttpHeaders.LOCATION,
                                context.location("lead", result.lead().id()))
                : Response.ok();
        KeptWithdrawals.addTo(status, result.keptWithdrawals());
        return IdempotentWrite.about(
                result.lead().id(),
                answer.tagged(status)
                        .entity(shape.apply(answer))
                        .header(OUTCOME, result.outcome().code())
                        .build());
    }

    /** Returns the violations of a request for a new lead that the command does not report. */
    static List<Violation> faultsOfNew(LeadRequest request, Optional<Caller> caller) {
        List<Violation> faults = new ArrayList<>(request.faults());
        faults.addAll(request.readOnly().differencesToNew(caller.map(Caller::companyId)));
        request.version().value().ifPresent(sent -> faults.add(new Violation("version", "is set by the server")));
        return faults;
    }
}
