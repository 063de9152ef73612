package io.leadstone.adapter.rest.submission;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.idempotency.IdempotentAnswers;
import io.leadstone.adapter.rest.idempotency.IdempotentWrite;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.lead.LeadAnswers;
import io.leadstone.adapter.rest.page.PageResponses;
import io.leadstone.adapter.rest.request.PathIds;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.adapter.rest.version.IfMatch;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.submission.ApplySubmissionCommand;
import io.leadstone.domain.Coded;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.SubmissionField;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The submissions of a lead: lists them, and takes values over from one. */
@Path(Routes.LEAD + "/{id}/submission")
@Produces(MediaType.APPLICATION_JSON)
public final class SubmissionResource {

    private static final String FIELDS = "fields";

    private final LeadManagement management;
    private final PageResponses pages;
    private final IdempotentAnswers answers;

    public SubmissionResource(LeadManagement management, PageResponses pages) {
        this.management = management;
        this.pages = pages;
        this.answers = new IdempotentAnswers(management);
    }

    /** {@code GET /lead/{id}/submission}. */
    @GET
    @RequiresScope(Scope.READ)
    public Response list(@PathParam("id") String id, @BeanParam RequestContext context) {
        return context.list(
                pages,
                context.query(),
                management::violationsOf,
                page -> management.submissions().submissions(context.caller(), PathIds.lead(id), page),
                SubmissionResponse::of);
    }

    /** {@code POST /lead/{id}/submission/{submission_id}/apply}. */
    @POST
    @Path("{submission_id}/apply")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.WRITE)
    public Response apply(
            @PathParam("id") String id,
            @PathParam("submission_id") String submission,
            JsonBody body,
            @BeanParam RequestContext context) {
        LeadId leadId = PathIds.lead(id);
        LeadId submissionId = PathIds.submission(submission);
        JsonFields fields = body.fields();
        List<Violation> faults = new ArrayList<>();
        Set<SubmissionField> chosen = chosen(fields.texts(FIELDS).value().orElse(List.of()), faults);
        faults.addAll(fields.unknown());
        ApplySubmissionCommand command = new ApplySubmissionCommand(leadId, submissionId, chosen, Optional.empty());
        context.query().require(faults, () -> faults.isEmpty() ? management.violationsOf(command) : List.of());
        IfMatch condition = context.ifMatch();
        return answers.answer(
                context,
                body,
                () -> answer(
                        context,
                        command,
                        condition.write(version -> management
                                .submissions()
                                .apply(
                                        context.caller(),
                                        new ApplySubmissionCommand(leadId, submissionId, chosen, version)))),
                written -> answer(
                        context,
                        command,
                        management.leads().get(IdempotentAnswers.readerFor(context.caller()), leadId)));
    }

    private IdempotentWrite answer(RequestContext context, ApplySubmissionCommand command, LeadSnapshot lead) {
        return IdempotentWrite.about(
                lead.id(), LeadAnswers.written(management, context.caller(), lead, command.keptWithdrawals(lead)));
    }

    private static Set<SubmissionField> chosen(List<String> codes, List<Violation> faults) {
        Set<SubmissionField> chosen = EnumSet.noneOf(SubmissionField.class);
        for (int i = 0; i < codes.size(); i++) {
            Optional<SubmissionField> field = Coded.find(SubmissionField.class, codes.get(i));
            if (field.isEmpty()) {
                faults.add(new Violation(
                        FIELDS + "[" + i + "]",
                        "must be one of " + String.join(", ", Coded.codes(SubmissionField.class))));
            }
            field.ifPresent(chosen::add);
        }
        return chosen;
    }
}
