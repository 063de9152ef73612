package io.leadstone.application.service.submission;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.submission.ApplySubmission;
import io.leadstone.application.port.in.submission.ApplySubmissionCommand;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.EmailKeyRule;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.OptimisticRetry;
import io.leadstone.application.service.Suppressions;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.SubmissionNotFoundException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionField;
import java.util.Set;

/** Implements {@link ApplySubmission}. */
record ApplySubmissionService(
        CommandCheck check,
        ChangeContexts contexts,
        Suppressions suppressions,
        LeadRepository leads,
        LazyPort<SubmissionRepository> submissions,
        OptimisticRetry retries,
        EmailKeyRule emailKeyRule)
        implements ApplySubmission {

    @Override
    public LeadSnapshot apply(Caller caller, ApplySubmissionCommand command) {
        caller.require(Scope.WRITE);
        check.require(command);
        SubmissionRepository stored = submissions.get();
        ChangeContext context = contexts.by(caller);
        return retries.retryWrite(
                        () -> readLeadAndSubmission(caller, command, stored),
                        found -> apply(found, command, context),
                        applied -> applied.storeIn(stored))
                .change()
                .after();
    }

    /** The owner of a new email is looked up before the suppression list is read. */
    private Applied apply(LeadWithSubmission found, ApplySubmissionCommand command, ChangeContext context) {
        Applied applied = found.apply(command, Set.of(), context);
        suppressions.requireAllowed(applied.change(), leads);
        Set<ConsentPurpose> withheld = withheldFrom(found, command);
        return withheld.isEmpty() ? applied : found.apply(command, withheld, context);
    }

    /** Returns the chosen consents that the suppression list withholds from the lead. */
    private Set<ConsentPurpose> withheldFrom(LeadWithSubmission found, ApplySubmissionCommand command) {
        if (command.fields().stream().allMatch(field -> field.purpose().isEmpty())) {
            return Set.of();
        }
        Set<ConsentPurpose> withheld = suppressions
                .effectsOn(
                        found.lead().companyId(),
                        found.submission().details(),
                        found.lead().details())
                .withheld();
        withheld.retainAll(found.submission().consents().keySet());
        return withheld;
    }

    private LeadWithSubmission readLeadAndSubmission(
            Caller caller, ApplySubmissionCommand command, SubmissionRepository stored) {
        LeadSnapshot lead = leads.find(caller.companyId(), command.leadId())
                .orElseThrow(() -> new LeadNotFoundException(command.leadId()));
        Submission submission = stored.find(caller.companyId(), command.submissionId())
                .filter(found -> found.leadId().filter(lead.id()::equals).isPresent())
                .orElseThrow(() ->
                        new SubmissionNotFoundException(command.submissionId().value()));
        return new LeadWithSubmission(lead, submission.withDetails(emailKeyRule.keyed(submission.details())));
    }

    /** The lead and its submission as they are stored. */
    private record LeadWithSubmission(LeadSnapshot lead, Submission submission) {

        Applied apply(ApplySubmissionCommand command, Set<ConsentPurpose> withheld, ChangeContext context) {
            command.expectedVersion().ifPresent(lead::requireVersion);
            if (lead.isErased()) {
                throw new LeadErasedException(lead.id());
            }
            Set<SubmissionField> taken = SubmissionField.without(withheld, command.fields());
            LeadChange change = submission.takeOver(Lead.restore(lead), taken, context);
            return new Applied(submission.appliedTo(change.after(), taken, context.at()), change);
        }
    }

    /** The submission after the fields were taken over, and the change of the lead. */
    private record Applied(Submission submission, LeadChange change) {

        /** Stores both. Without an applied field nothing is stored, so that other fields can still be taken over. */
        void storeIn(SubmissionRepository submissions) {
            if (!submission.appliedFields().isEmpty()) {
                submissions.apply(submission, change);
            }
        }
    }
}
