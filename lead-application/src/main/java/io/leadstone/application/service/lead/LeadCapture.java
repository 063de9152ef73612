package io.leadstone.application.service.lead;

import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.OptimisticRetry;
import io.leadstone.application.service.Suppressions;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.SuppressedException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Stores a new lead, or changes the live lead that has its email. A lead without an email is always stored: its phone
 * may be that of another lead. The unique key of the store decides, so that concurrent calls are safe. The email owner
 * is looked up after the store has refused the write. If the owner was deleted or erased since, the email is free and
 * the lead is stored after all.
 *
 * <p>In two cases the email owner is looked up first. If the fields cannot be those of a new lead, nothing is added.
 * With suppression keys, the owner is read before the suppression list: a deletion of the owner may add entries, and a
 * new lead must not get the consents that they withhold.
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
     * @throws InvalidCommandException if a new lead would have a lost reason and another status than {@code lost}
     */
    Result capture(
            CompanyId companyId,
            LeadDetails details,
            LeadFields fields,
            String consentSource,
            Instant createdAt,
            ChangeContext context,
            Function<Lead, LeadChange> onDuplicate) {
        LeadId id = new LeadId(contexts.recordId(context.at()));
        boolean looksFirst = suppressions.isActive() || !fields.canBeNew();
        return writes.retries().withinLimit(retry -> {
            while (true) {
                Optional<LeadSnapshot> owner = looksFirst ? emailOwner(companyId, details) : Optional.empty();
                LeadFields allowed = allowed(companyId, fields, details);
                boolean adds = owner.isEmpty();
                DuplicateEmailException duplicate;
                if (adds) {
                    LeadChange created = Lead.capture(
                            id,
                            companyId,
                            details,
                            FieldValues.status(fields),
                            fields.lostReason().value(),
                            FieldValues.grants(allowed, consentSource),
                            createdAt,
                            context);
                    try {
                        writes.leads().add(created);
                        return new Result(created.after(), true, true);
                    } catch (DuplicateEmailException refused) {
                        duplicate = refused;
                        owner = emailOwner(companyId, details);
                    }
                } else {
                    duplicate = new DuplicateEmailException(owner.get().id());
                }
                Optional<Result> result = changeOwner(retry, companyId, owner, duplicate, onDuplicate);
                if (result.isPresent()) {
                    return result.get();
                }
                // The snapshot of the host's transaction does not contain the email owner, so retries cannot succeed.
                if (adds && retry.isInHostTransaction()) {
                    throw duplicate;
                }
                retry.pause(duplicate);
            }
        });
    }

    private Optional<LeadSnapshot> emailOwner(CompanyId companyId, LeadDetails details) {
        return details.email().flatMap(email -> writes.leads().findByEmail(companyId, email));
    }

    /** Changes the email owner; returns empty if no live lead has the email any more. */
    private Optional<Result> changeOwner(
            OptimisticRetry.Retry retry,
            CompanyId companyId,
            Optional<LeadSnapshot> emailOwner,
            DuplicateEmailException duplicate,
            Function<Lead, LeadChange> onDuplicate) {
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
    Optional<Result> changeEmailOwner(CompanyId companyId, LeadFields fields, Function<Lead, LeadChange> onDuplicate) {
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
            Function<Lead, LeadChange> onDuplicate) {
        LeadChange change = writes.changeLive(
                retry, companyId, emailOwner, Optional.empty(), lead -> onDuplicate.apply(requireNotErased(lead)));
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
