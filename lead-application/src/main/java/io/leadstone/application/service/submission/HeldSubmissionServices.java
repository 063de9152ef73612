package io.leadstone.application.service.submission;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.submission.DiscardSubmission;
import io.leadstone.application.port.in.submission.ReleaseSubmission;
import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.UseCaseParts;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.SubmissionNotFoundException;
import io.leadstone.domain.failure.SubmissionNotHeldException;
import io.leadstone.domain.submission.Submission;

/** Implements the use cases of held submissions. */
record HeldSubmissionServices(
        UseCaseParts parts, LazyPort<HeldSubmissionRepository> held, RegistrationWriter writer, OptIns optIns)
        implements ReleaseSubmission, DiscardSubmission {

    @Override
    public Submission release(Caller caller, LeadId submissionId) {
        caller.require(Scope.WRITE);
        HeldSubmissionRepository stored = held.get();
        Submission found = require(caller, submissionId);
        ChangeContext context = parts.contexts().by(caller);
        try {
            OptIns.PendingOptIn waiting = optIns.renew(found, context.at());
            Submission present =
                    waiting.submission().withDetails(parts.emailKeyRule().keyed(found.details()));
            Submission released = writer.store(present, context, stored::release);
            optIns.send(released, waiting.token());
            return released;
        } catch (SubmissionNotFoundException gone) {
            // Another member may have released it meanwhile.
            require(caller, submissionId);
            throw gone;
        }
    }

    /** Returns the held submission of this id. */
    private Submission require(Caller caller, LeadId id) {
        Submission found = parts.submissions()
                .get()
                .find(caller.companyId(), id)
                .orElseThrow(() -> new SubmissionNotFoundException(id.value()));
        if (!found.isHeld()) {
            throw new SubmissionNotHeldException(id.value());
        }
        return found;
    }

    @Override
    public void discard(Caller caller, LeadId submissionId) {
        caller.require(Scope.WRITE);
        if (!held.get().discard(caller.companyId(), submissionId)) {
            require(caller, submissionId);
            throw new SubmissionNotFoundException(submissionId.value());
        }
    }
}
