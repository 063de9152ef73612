package io.leadstone.application.service.lead;

import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.service.OptimisticRetry;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Stores a lead, or changes the live one that has its email. The store's unique key decides which, never a read before the write:
 * the emailOwner is looked for only after the store has refused. If it was deleted or erased by then, its email is free and storing is
 * tried again.
 */
public record LeadCapture(FieldValues values, LeadWrites writes) {

    Result capture(
            CompanyId companyId,
            LeadFields fields,
            List<ConsentDecision> grants,
            ChangeContext context,
            BiFunction<Lead, DuplicateEmailException, LeadChange> onDuplicate) {
        LeadStatus status = FieldValues.status(fields);
        Optional<String> lostReason = fields.lostReason().value();
        LeadDetails details = values.details(companyId, fields);
        return writes.retries().withinLimit(retry -> {
            while (true) {
                LeadId id = new LeadId(context.ids().next(context.at()));
                LeadChange created = Lead.capture(id, companyId, details, status, lostReason, grants, context);
                try {
                    writes.leads().add(created);
                    return new Result(created.after(), true, true);
                } catch (DuplicateEmailException duplicate) {
                    Optional<Result> result = changeEmailOwner(retry, created, duplicate, onDuplicate);
                    if (result.isPresent()) {
                        return result.get();
                    }
                    // The host's transaction does not see the emailOwner, however often it reads.
                    if (retry.isInHostTransaction()) {
                        throw duplicate;
                    }
                    retry.pause(duplicate);
                }
            }
        });
    }

    /** Empty if no live lead has the email any more. */
    private Optional<Result> changeEmailOwner(
            OptimisticRetry.Retry retry,
            LeadChange created,
            DuplicateEmailException duplicate,
            BiFunction<Lead, DuplicateEmailException, LeadChange> onDuplicate) {
        CompanyId companyId = created.after().companyId();
        Optional<LeadSnapshot> emailOwner = writes.leads()
                .findByEmail(companyId, created.after().details().email().orElseThrow());
        try {
            return emailOwner.map(lead -> change(retry, lead.id(), companyId, onDuplicate));
        } catch (LeadNotFoundException | LeadErasedException emailIsFree) {
            duplicate.addSuppressed(emailIsFree);
            return Optional.empty();
        }
    }

    /**
     * Changes the live lead that has the email, and creates none.
     *
     * @return empty if no live lead has the email
     */
    Optional<Result> changeEmailOwner(
            CompanyId companyId, LeadFields fields, BiFunction<Lead, DuplicateEmailException, LeadChange> onDuplicate) {
        try {
            return writes.leads()
                    .findByEmail(
                            companyId, new EmailAddress(fields.email().value().orElseThrow()))
                    .map(emailOwner -> writes.retries()
                            .withinLimit(retry -> change(retry, emailOwner.id(), companyId, onDuplicate)));
        } catch (LeadNotFoundException | LeadErasedException emailIsFree) {
            return Optional.empty();
        }
    }

    private Result change(
            OptimisticRetry.Retry retry,
            LeadId emailOwner,
            CompanyId companyId,
            BiFunction<Lead, DuplicateEmailException, LeadChange> onDuplicate) {
        LeadChange change = writes.changeLive(
                retry,
                companyId,
                emailOwner,
                Optional.empty(),
                lead -> onDuplicate.apply(requireWhole(lead), new DuplicateEmailException(emailOwner)));
        return new Result(change.after(), false, !change.isEmpty());
    }

    /** A lead that was erased since it was found holds the email no more. */
    private static Lead requireWhole(Lead lead) {
        if (lead.snapshot().isErased()) {
            throw new LeadErasedException(lead.snapshot().id());
        }
        return lead;
    }

    /** The lead as it is stored now; whether it is new; whether anything was written. */
    record Result(LeadSnapshot lead, boolean created, boolean changed) {}
}
