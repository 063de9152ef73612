package io.leadstone.adapter.rest.submission;

import io.leadstone.adapter.rest.auth.CallerSecurity;
import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.idempotency.IdempotentAnswers;
import io.leadstone.adapter.rest.idempotency.IdempotentWrite;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.json.WrittenResponse;
import io.leadstone.adapter.rest.page.PageResponses;
import io.leadstone.adapter.rest.page.QueryParameters;
import io.leadstone.adapter.rest.request.PathIds;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.query.Page;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.SubmissionNotFoundException;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** The submissions of a company: lists those in one state, and releases or discards those that a guard holds back. */
@Path(Routes.SUBMISSION)
@Produces(MediaType.APPLICATION_JSON)
public final class CompanySubmissionResource {

    private static final String STATE = "state";

    /** Fields whose stored values every writer may read. */
    private static final Set<String> OPEN_TO_WRITERS = Set.of("id", "lead_id", STATE);

    private final LeadManagement management;
    private final PageResponses pages;
    private final IdempotentAnswers answers;

    public CompanySubmissionResource(LeadManagement management, PageResponses pages) {
        this.management = management;
        this.pages = pages;
        this.answers = new IdempotentAnswers(management);
    }

    /** {@code GET /submission}. */
    @GET
    @RequiresScope(Scope.READ)
    public Response list(@BeanParam RequestContext context) {
        QueryParameters query = context.query();
        SubmissionState state = query.code(STATE, SubmissionState.class).orElse(SubmissionState.HELD);
        return context.list(
                pages,
                query,
                management::violationsOf,
                page -> management.submissions().companySubmissions(context.caller(), state, page),
                SubmissionResponse::of);
    }

    /** {@code POST /submission/{submission_id}/release}. */
    @POST
    @Path("{submission_id}/release")
    @RequiresScope(Scope.WRITE)
    public Response release(
            @PathParam("submission_id") String submission, JsonBody body, @BeanParam RequestContext context) {
        context.requireNoInput(body);
        context.requireNoRecord();
        LeadId id = PathIds.submission(submission);
        return answers.answer(
                context,
                body,
                () -> released(context, body, management.submissions().release(context.caller(), id)),
                written -> released(
                        context,
                        body,
                        earlier(
                                IdempotentAnswers.readerFor(context.caller()),
                                new LeadId(written.record().id()),
                                id)));
    }

    /** {@code POST /submission/{submission_id}/discard}. */
    @POST
    @Path("{submission_id}/discard")
    @RequiresScope(Scope.WRITE)
    public Response discard(
            @PathParam("submission_id") String submission, JsonBody body, @BeanParam RequestContext context) {
        context.requireNoInput(body);
        context.requireNoRecord();
        LeadId id = PathIds.submission(submission);
        IdempotentWrite discarded = IdempotentWrite.of(Response.noContent().build());
        return answers.answer(
                context,
                body,
                () -> {
                    management.submissions().discard(context.caller(), id);
                    return discarded;
                },
                () -> discarded);
    }

    private static IdempotentWrite released(RequestContext context, JsonBody body, Submission released) {
        SubmissionResponse full = SubmissionResponse.of(released);
        JsonResponse answer =
                CallerSecurity.mayRead(context.caller()) ? full : WrittenResponse.of(full, OPEN_TO_WRITERS, body);
        return IdempotentWrite.about(released.leadId(), Response.ok(answer).build());
    }

    /** Returns a submission of the lead that an earlier request has released. */
    private Submission earlier(Caller reader, LeadId lead, LeadId id) {
        return Page.itemsOf(page -> management.submissions().submissions(reader, lead, page))
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new SubmissionNotFoundException(id.value()));
    }
}
