package io.leadstone.domain.lead;

import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.FieldChange;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.failure.ForbiddenTransitionException;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.failure.LeadNotFoundException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A prospect of one company.
 *
 * <p>Its life: it is {@linkplain #capture captured}, in any status, with the consents that the person gave; it is
 * {@linkplain #revise corrected} and {@linkplain #assign given} to an owner; it {@linkplain #moveTo moves} through the {@linkplain LeadLifecycle lifecycle}
 * {@code new → contacted → qualified → converted}, or is lost and perhaps reopened; consent is
 * {@linkplain #record recorded} and withdrawn at any time; it is {@linkplain #delete deleted} softly and
 * {@linkplain #restore(ChangeContext) restored} as it was; and when the person asks for it, it is {@linkplain #erase erased}
 * for good.
 *
 * <p>Each verb leaves this lead as it is and answers with a {@link LeadChange}: the next state and the events that tell
 * it. Where there is nothing to do, the change is empty. Verbs are put together with {@link LeadChange#then}. A deleted
 * lead knows only restore and erase; any other verb answers as if there were no such lead. An erased lead can be
 * deleted and restored, and a consent can be withdrawn; every other verb fails with {@link LeadErasedException}.
 * Instants of one lead never go back.
 */
public final class Lead {

    private final LeadSnapshot state;

    private Lead(LeadSnapshot state) {
        this.state = state;
    }

    /**
     * Creates a lead, version 1. Its one event, {@code lead.created}, has the consents as changes.
     *
     * @param status where it begins; every stage up to it is reached now
     * @param lostReason why it was lost, for status {@code lost} only
     * @param decisions the consents that come with it, in the order in which they were made
     */
    public static LeadChange capture(
            LeadId id,
            CompanyId companyId,
            LeadDetails details,
            LeadStatus status,
            Optional<String> lostReason,
            List<ConsentDecision> decisions,
            ChangeContext occasion) {
        Instant at = occasion.at();
        Consents consents = Consents.UNDECIDED;
        List<ConsentEntry> entries = new ArrayList<>();
        List<FieldChange> given = new ArrayList<>();
        for (ConsentDecision decision : decisions) {
            entries.add(new ConsentEntry(occasion.nextId(), companyId, id, decision, at, occasion.actor()));
            given.add(flagChange(consents, decision));
            consents = consents.with(decision.purpose(), decision.granted());
        }
        LeadSnapshot born = new LeadSnapshot(
                id,
                companyId,
                details,
                status,
                lostReason,
                LeadMilestones.NONE.withReached(status, at),
                consents,
                LeadEngagement.NONE,
                at,
                at,
                Optional.empty(),
                Optional.empty(),
                1,
                1);
        LeadEvent created = new LeadEvent(
                occasion.nextId(),
                companyId,
                id,
                1,
                EventType.LEAD_CREATED,
                at,
                occasion.actor(),
                given,
                Optional.empty());
        return new LeadChange(Optional.empty(), born, entries, List.of(created), List.of(born));
    }

    /** The lead whose state is {@code snapshot}, as a store gave it back. */
    public static Lead restore(LeadSnapshot snapshot) {
        return new Lead(snapshot);
    }

    /** The whole state. */
    public LeadSnapshot snapshot() {
        return state;
    }

    /** The change in which nothing changes. */
    public LeadChange unchanged() {
        return new LeadChange(Optional.of(state), state, List.of(), List.of(), List.of());
    }

    /** Replaces the details. The event names the fields that differ; another owner has an event of its own. */
    public LeadChange revise(LeadDetails details, ChangeContext occasion) {
        requireEditable();
        LeadDetails corrected = details.assignedTo(state.details().owner());
        List<FieldChange> changes = state.details().differencesTo(corrected).stream()
                .map(FieldChange::of)
                .toList();
        LeadChange change = changes.isEmpty()
                ? unchanged()
                : become(new NextState(state).details(corrected), EventType.LEAD_UPDATED, changes, occasion);
        return change.then(lead -> lead.assign(details.owner(), occasion));
    }

    /** Gives the lead to a person of the host, or to nobody. */
    public LeadChange assign(Optional<OwnerId> owner, ChangeContext occasion) {
        requireEditable();
        return owner.equals(state.details().owner())
                ? unchanged()
                : become(
                        new NextState(state).details(state.details().assignedTo(owner)),
                        EventType.LEAD_ASSIGNED,
                        List.of(),
                        occasion);
    }

    /**
     * Moves to {@code status}; to the one it has, nothing happens.
     *
     * @throws ForbiddenTransitionException where {@code lifecycle} does not allow the move
     */
    public LeadChange moveTo(LeadStatus status, LeadLifecycle lifecycle, ChangeContext occasion) {
        requireEditable();
        if (status == state.status()) {
            return unchanged();
        }
        if (!lifecycle.allows(state.status(), status)) {
            throw new ForbiddenTransitionException(state.status(), status, lifecycle.movesFrom(state.status()));
        }
        NextState next = new NextState(state).status(status, inOrder(occasion).at());
        FieldChange moved = FieldChange.of("status", state.status().code(), status.code());
        return become(next, EventType.LEAD_STATUS_CHANGED, List.of(moved), occasion);
    }

    /**
     * Says why the lead was lost, or takes the reason back.
     *
     * @throws IllegalArgumentException where a reason is given for a lead that is not lost
     */
    public LeadChange explainLoss(Optional<String> reason, ChangeContext occasion) {
        requireEditable();
        return reason.equals(state.lostReason())
                ? unchanged()
                : become(
                        new NextState(state).lostReason(reason),
                        EventType.LEAD_UPDATED,
                        List.of(FieldChange.of("lost_reason")),
                        occasion);
    }

    /**
     * Appends {@code decision} to the consent ledger, at once in effect; also where it repeats the one before. Of an
     * erased lead the ledger keeps no free text, so the entry has none.
     *
     * @throws LeadErasedException if it grants a consent of an erased lead
     */
    public LeadChange record(ConsentDecision decision, ChangeContext occasion) {
        if (decision.granted()) {
            requireEditable();
        } else {
            requireLive();
        }
        ConsentPurpose purpose = decision.purpose();
        ConsentEntry entry = new ConsentEntry(
                occasion.nextId(),
                state.companyId(),
                state.id(),
                state.isErased() ? decision.erased() : decision,
                inOrder(occasion).at(),
                occasion.actor());
        NextState next = new NextState(state).consents(state.consents().with(purpose, decision.granted()));
        LeadChange change =
                become(next, EventType.LEAD_CONSENT_CHANGED, List.of(flagChange(state.consents(), decision)), occasion);
        return new LeadChange(change.before(), change.after(), List.of(entry), change.events(), change.states());
    }

    /** Hides the lead from all but the list of deleted leads and restore; its email is free for another. */
    public LeadChange delete(ChangeContext occasion) {
        requireLive();
        return become(
                new NextState(state).deletedAt(Optional.of(inOrder(occasion).at())),
                EventType.LEAD_DELETED,
                List.of(),
                occasion);
    }

    /** Brings a deleted lead back as it was; a live one stays as it is. */
    public LeadChange restore(ChangeContext occasion) {
        return state.isDeleted()
                ? become(new NextState(state).deletedAt(Optional.empty()), EventType.LEAD_RESTORED, List.of(), occasion)
                : unchanged();
    }

    /**
     * Removes everything personal for good (GDPR, article 17), whether the lead is live or deleted. Id, agent, owner,
     * status, source, consents and instants stay, so that figures stay true. A lead that is erased already stays as it is.
     */
    public LeadChange erase(ChangeContext occasion) {
        return state.isErased()
                ? unchanged()
                : become(
                        new NextState(state).erased(inOrder(occasion).at()),
                        EventType.LEAD_ERASED,
                        List.of(),
                        occasion);
    }

    /**
     * Appends an event of one of the lead's conversations, whether the lead is live or deleted. The last event number
     * goes up by one. The version stays, so that somebody who edits the lead meets no conflict with those who talk to
     * it.
     */
    public LeadChange record(ConversationEvent event) {
        LeadEngagement engagement = state.engagement();
        if (event.engagedAt().isPresent()) {
            engagement = engagement.activeAt(event.engagedAt().get(), state.createdAt());
        }
        if (event.type() == EventType.CONVERSATION_CREATED) {
            engagement = engagement.conversation(event.conversationId());
        }
        LeadSnapshot after = new NextState(state)
                .engagement(engagement)
                .at(state.updatedAt(), state.version(), state.lastEvent() + 1);
        return become(after, event.withNumber(after.lastEvent()));
    }

    private static FieldChange flagChange(Consents before, ConsentDecision decision) {
        return FieldChange.of(
                decision.purpose().field(),
                String.valueOf(before.of(decision.purpose()).isGranted()),
                String.valueOf(decision.granted()));
    }

    static LeadSnapshot versioned(LeadSnapshot state, long version) {
        return new NextState(state).at(state.updatedAt(), version, state.lastEvent());
    }

    private void requireLive() {
        if (state.isDeleted()) {
            throw new LeadNotFoundException(state.id());
        }
    }

    /** @throws LeadErasedException for an erased lead, into which nothing personal may come again */
    private void requireEditable() {
        requireLive();
        if (state.isErased()) {
            throw new LeadErasedException(state.id());
        }
    }

    /** A lead's story is told in the order in which it was written, whatever the clocks of its writers say. */
    private ChangeContext inOrder(ChangeContext occasion) {
        return occasion.notBefore(state.updatedAt());
    }

    /** Makes the next state by the caller's own change: version and last event number go up by one. */
    private LeadChange become(NextState next, EventType type, List<FieldChange> changes, ChangeContext occasion) {
        Instant at = inOrder(occasion).at();
        LeadSnapshot after = next.at(at, state.version() + 1, state.lastEvent() + 1);
        LeadEvent event = new LeadEvent(
                occasion.nextId(),
                state.companyId(),
                state.id(),
                after.lastEvent(),
                type,
                at,
                occasion.actor(),
                changes,
                Optional.empty());
        return become(after, event);
    }

    /** Every transition ends here. */
    private LeadChange become(LeadSnapshot after, LeadEvent event) {
        return new LeadChange(Optional.of(state), after, List.of(), List.of(event), List.of(after));
    }
}
