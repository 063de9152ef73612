package io.leadstone.application.service;

import io.leadstone.application.port.in.LeadDraft;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConsentDecision;
import io.leadstone.domain.DuplicateEmailException;
import io.leadstone.domain.EmailAddress;
import io.leadstone.domain.Lead;
import io.leadstone.domain.LeadChange;
import io.leadstone.domain.LeadDetails;
import io.leadstone.domain.LeadErasedException;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadNotFoundException;
import io.leadstone.domain.LeadSnapshot;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Occasion;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Stores a lead, or changes the live one that has its email. The store's unique key decides which, never a read before the write:
 * the holder is looked for only after the store has refused. If it was deleted or erased by then, its email is free and storing is
 * tried again.
 */
public record LeadCapture(LeadDrafts drafts, LeadWrites writes) {

    private static final int ATTEMPTS = 10;

    Result capture(
            CompanyId companyId,
            LeadDraft draft,
            List<ConsentDecision> grants,
            Occasion occasion,
            BiFunction<Lead, DuplicateEmailException, LeadChange> onDuplicate) {
        LeadStatus status = LeadDrafts.status(draft);
        LeadDetails details = drafts.details(companyId, draft);
        EmailAddress email = details.email().orElseThrow();
        for (int attempt = 1; ; attempt++) {
            LeadId id = new LeadId(occasion.ids().next(occasion.at()));
            LeadChange birth = Lead.capture(id, companyId, details, status, draft.lostReason(), grants, occasion);
            try {
                writes.leads().add(birth);
                return new Result(birth.after(), true, true);
            } catch (DuplicateEmailException duplicate) {
                Optional<LeadSnapshot> holder = writes.leads().findByEmail(companyId, email);
                if (holder.isPresent()) {
                    try {
                        return change(holder.get().id(), companyId, onDuplicate);
                    } catch (LeadNotFoundException | LeadErasedException emailIsFree) {
                        duplicate.addSuppressed(emailIsFree);
                    }
                }
                if (attempt == ATTEMPTS) {
                    throw duplicate;
                }
            }
        }
    }

    /**
     * Changes the live lead that has the draft's email, and creates none.
     *
     * @return empty if no live lead has the email
     */
    Optional<Result> changeHolder(
            CompanyId companyId, LeadDraft draft, BiFunction<Lead, DuplicateEmailException, LeadChange> onDuplicate) {
        try {
            return writes.leads()
                    .findByEmail(companyId, new EmailAddress(draft.email()))
                    .map(holder -> change(holder.id(), companyId, onDuplicate));
        } catch (LeadNotFoundException deletedMeanwhile) {
            return Optional.empty();
        }
    }

    private Result change(
            LeadId holder, CompanyId companyId, BiFunction<Lead, DuplicateEmailException, LeadChange> onDuplicate) {
        LeadChange change = writes.changeLive(
                companyId,
                holder,
                Optional.empty(),
                lead -> onDuplicate.apply(requireWhole(lead), new DuplicateEmailException(holder)));
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
