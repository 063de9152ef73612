package io.leadstone.application.service.lead;

import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.OptimisticRetry;
import io.leadstone.application.service.Suppressions;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.SuppressedException;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Stores a new lead, or changes the live lead that has its email. A lead without an email is always stored: its phone
 * may be that of another lead. The unique key of the store decides, so that
 * concurrent calls are safe. The email owner is looked up only after the store has refused the write. If the owner was
 * deleted or erased since, the email is free and the lead is stored after all.
 */
public record LeadCapture(FieldValues values, LeadWrites writes, ChangeContexts contexts, Suppressions suppressions) {

    /**
     * Returns the fields without the consents that the suppression list withholds from a lead with these details.
     *
     * @throws SuppressedException if the list refuses an address
     */
    LeadFields allowed(CompanyId companyId, LeadFields fields, LeadDetails details) {
        return fields.withoutConsents(
                suppressions.effectsOn(companyId, details).requireAllowed().droppedFrom(fields));
    }

    /** Returns the fields without the consents that the list withholds from an address of the owner or the details. */
    LeadFields withoutWithheld(LeadSnapshot emailOwner, LeadFields fields, LeadDetails details) {
        return fields.withoutConsents(suppressions
                .effectsOn(emailOwner.companyId(), details, emailOwner.details())
                .droppedFrom(fields));
    }

    /**
     * Stores the lead, or changes the email owner. The suppression list is read before each attempt, because a deletion
     * of the email owner may have added entries.
     *
     * @throws SuppressedException if the list refuses an address
     */
    Result capture(
            CompanyId companyId,
            LeadDetails details,
            LeadFields fields,
            String consentSource,
            Instant createdAt,
            ChangeContext context,
            BiFunction<Lead, DuplicateEmailException, LeadChange> onDuplicate) {
        LeadStatus status = FieldValues.status(fields);
        Optional<String> lostReason = fields.lostReason().value();
        LeadId id = new LeadId(contexts.recordId(context.at()));
        return writes.retries().withinLimit(retry -> {
            while (true) {
                List<ConsentDecision> grants = FieldValues.grants(allowed(companyId, fields, details), consentSource);
                LeadChange created =
                        Lead.capture(id, companyId, details, status, lostReason, grants, createdAt, context);
                try {
                    writes.leads().add(created);
                    return new Result(created.after(), true, true);
                } catch (DuplicateEmailException duplicate) {
                    Optional<Result> result = changeEmailOwner(retry, created, duplicate, onDuplicate);
                    if (result.isPresent()) {
                        return result.get();
                    }
                    // The snapshot of the host's transaction does not contain the email owner, so retries cannot
                    // succeed.
                    if (retry.isInHostTransaction()) {
                        throw duplicate;
                    }
                    retry.pause(duplicate);
                }
            }
        });
    }

    /** Changes the email owner; returns empty if no live lead has the email any more. */
    private Optional<Result> changeEmailOwner(
            OptimisticRetry.Retry retry,
            LeadChange created,
            DuplicateEmailException duplicate,
            BiFunction<Lead, DuplicateEmailException, LeadChange> onDuplicate) {
        CompanyId companyId = created.after().companyId();
        Optional<LeadSnapshot> emailOwner = created.after()
                .details()
                .email()
                .flatMap(email -> writes.leads().findByEmail(companyId, email));
        try {
            return emailOwner.map(lead -> change(retry, lead.id(), companyId, onDuplicate));
        } catch (LeadNotFoundException | LeadErasedException emailIsFree) {
            duplicate.addSuppressed(emailIsFree);
            return Optional.empty();
        }
    }

    /**
     * Changes the live lead that has the email. It never creates a lead.
     *
     * @return empty if no live lead has the email, or if the fields have none
     */
    Optional<Result> changeEmailOwner(
            CompanyId companyId, LeadFields fields, BiFunction<Lead, DuplicateEmailException, LeadChange> onDuplicate) {
        try {
            return fields.email()
                    .value()
                    .flatMap(typed -> writes.leads().findByEmail(companyId, values.email(typed)))
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
                lead -> onDuplicate.apply(requireNotErased(lead), new DuplicateEmailException(emailOwner)));
        return new Result(change.after(), false, !change.isEmpty());
    }

    /**
     * Requires a lead that is not erased. A lead that was erased since it was found does not own the email any more.
     */
    private static Lead requireNotErased(Lead lead) {
        if (lead.snapshot().isErased()) {
            throw new LeadErasedException(lead.snapshot().id());
        }
        return lead;
    }

    /**
     * The lead as it is stored now.
     *
     * @param created true if the lead is new
     * @param changed true if something was written
     */
    record Result(LeadSnapshot lead, boolean created, boolean changed) {}
}
