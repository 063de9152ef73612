package io.leadstone.domain.lead;

import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.FieldChange;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.failure.ForbiddenTransitionException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A lead: a prospect of one company.
 *
 * <p>Lifecycle: a lead is {@linkplain #capture created} in any status, with the consents of the person. It is
 * {@linkplain #revise edited} and {@linkplain #assign assigned} to an owner. It
 * {@linkplain #moveTo changes its status} as the {@linkplain LeadLifecycle lifecycle} allows:
 * {@code new → contacted → qualified → converted}, or it is lost and perhaps reopened. A consent is
 * {@linkplain #record(ConsentDecision, ChangeContext) recorded} or withdrawn at any time. A registration for its email
 * is {@linkplain #submit noted} in its log. A lead is
 * {@linkplain #delete deleted} and {@linkplain #restore(ChangeContext) restored}. If the person requests it, the lead
 * is {@linkplain #erase erased} for good. After a retention period it is {@linkplain #purge purged}.
 *
 * <p>Leads are immutable: each operation returns a {@link LeadChange} with the next state and the events. The change
 * is empty if nothing changes. Operations are combined with {@link LeadChange#then}.
 *
 * <p>A deleted lead accepts only {@link #restore(ChangeContext) restore}, {@link #erase erase}, {@link #purge purge},
 * {@link #withdraw withdraw} and events of its conversations. Every other operation fails with
 * {@link LeadNotFoundException}. An erased lead can be deleted, restored and purged, a consent can be withdrawn, and
 * its conversations have events; every other operation fails with {@link LeadErasedException}. The instants of one lead
 * never go back.
 */
public final class Lead {

    private final LeadSnapshot state;

    private Lead(LeadSnapshot state) {
        this.state = state;
    }

    /**
     * Creates a lead at version 1. Its only event, {@code lead.created}, lists the consents as changes.
     *
     * @param status the first status; the milestones up to it are set to the instant of {@code context}
     * @param lostReason why the lead was lost; only for status {@code lost}
     * @param decisions the consents of the person, in the order in which they were made
     */
    public static LeadChange capture(
            LeadId id,
            CompanyId companyId,
            LeadDetails details,
            LeadStatus status,
            Optional<String> lostReason,
            List<ConsentDecision> decisions,
            ChangeContext context) {
        return capture(id, companyId, details, status, lostReason, decisions, context.at(), context);
    }

    /**
     * Creates a lead that another system created earlier. Its milestones up to the first status are set to {@code
     * createdAt}. Its event has the instant of {@code context}, and so have its ledger entries and its last change.
     *
     * @throws IllegalArgumentException if {@code createdAt} is later than the instant of {@code context}
     */
    public static LeadChange capture(
            LeadId id,
            CompanyId companyId,
            LeadDetails details,
            LeadStatus status,
            Optional<String> lostReason,
            List<ConsentDecision> decisions,
            Instant createdAt,
            ChangeContext context) {
        Instant at = context.at();
        if (createdAt.isAfter(at)) {
            throw new IllegalArgumentException("createdAt must not be later than the capture");
        }
        Consents consents = Consents.UNDECIDED;
        List<ConsentEntry> entries = new ArrayList<>();
        List<FieldChange> given = new ArrayList<>();
        for (ConsentDecision decision : decisions) {
            entries.add(new ConsentEntry(context.nextId(), companyId, id, decision, at, context.actor()));
            given.add(flagChange(consents, decision));
            consents = consents.with(decision.purpose(), decision.granted());
        }
        LeadSnapshot created = new LeadSnapshot(
                id,
                companyId,
                details,
                status,
                lostReason,
                LeadMilestones.NONE.withReached(status, createdAt),
                consents,
                LeadEngagement.NONE,
                createdAt,
                at,
                Optional.empty(),
                Optional.empty(),
                1,
                1);
        LeadEvent event = new LeadEvent(
                context.nextId(),
                companyId,
                id,
                1,
                EventType.LEAD_CREATED,
                at,
                context.actor(),
                given,
                Optional.empty());
        return new LeadChange(Optional.empty(), created, entries, List.of(event), List.of(created));
    }

    /** Creates a lead from the state that a store returned. */
    public static Lead restore(LeadSnapshot snapshot) {
        return new Lead(snapshot);
    }

    /** Returns the state. */
    public LeadSnapshot snapshot() {
        return state;
    }

    /** Returns an empty change. */
    public LeadChange unchanged() {
        return new LeadChange(Optional.of(state), state, List.of(), List.of(), List.of());
    }

    /**
     * Replaces the details. The event names the changed fields. A change of the owner has a separate event.
     *
     * @throws InvalidCommandException naming the fields if the lead would have no name or no contact left
     */
    public LeadChange revise(LeadDetails details, ChangeContext context) {
        requireEditable();
        List<Violation> missing = details.missing();
        if (!missing.isEmpty()) {
            throw new InvalidCommandException(missing);
        }
        LeadDetails corrected = details.assignedTo(state.details().owner());
        List<FieldChange> changes = state.details().differencesTo(corrected).stream()
                .map(FieldChange::of)
                .toList();
        LeadChange change = changes.isEmpty()
                ? unchanged()
                : become(new NextState(state).details(corrected), EventType.LEAD_UPDATED, changes, context);
        return change.then(lead -> lead.assign(details.owner(), context));
    }

    /** Sets the owner; empty removes the owner. */
    public LeadChange assign(Optional<OwnerId> owner, ChangeContext context) {
        requireEditable();
        return owner.equals(state.details().owner())
                ? unchanged()
                : become(
                        new NextState(state).details(state.details().assignedTo(owner)),
                        EventType.LEAD_ASSIGNED,
                        List.of(),
                        context);
    }

    /**
     * Changes the status. The change is empty if the lead already has {@code status}.
     *
     * @throws ForbiddenTransitionException if {@code lifecycle} does not allow the change
     */
    public LeadChange moveTo(LeadStatus status, LeadLifecycle lifecycle, ChangeContext context) {
        requireEditable();
        if (status == state.status()) {
            return unchanged();
        }
        if (!lifecycle.allows(state.status(), status)) {
            throw new ForbiddenTransitionException(state.status(), status, lifecycle.movesFrom(state.status()));
        }
        NextState next = new NextState(state).status(status, inOrder(context).at());
        FieldChange moved = FieldChange.of("status", state.status().code(), status.code());
        return become(next, EventType.LEAD_STATUS_CHANGED, List.of(moved), context);
    }

    /**
     * Sets the reason why the lead was lost; empty removes the reason.
     *
     * @throws IllegalArgumentException if a reason is given for a lead that is not lost
     */
    public LeadChange explainLoss(Optional<String> reason, ChangeContext context) {
        requireEditable();
        return reason.equals(state.lostReason())
                ? unchanged()
                : become(
                        new NextState(state).lostReason(reason),
                        EventType.LEAD_UPDATED,
                        List.of(FieldChange.of("lost_reason")),
                        context);
    }

    /**
     * Appends {@code decision} to the consent ledger, even if it repeats the last one. It is in effect at once. The
     * ledger of an erased lead has no free text, so the entry of such a lead has none. The entry has the next id of
     * {@code context}.
     *
     * @throws LeadErasedException if the decision grants a consent of an erased lead
     */
    public LeadChange record(ConsentDecision decision, ChangeContext context) {
        if (decision.granted()) {
            requireEditable();
        } else {
            requireLive();
        }
        return append(decision, context);
    }

    /** Records the decision if the lead has none about this purpose. The change is empty if it has one. */
    public LeadChange recordIfUndecided(ConsentDecision decision, ChangeContext context) {
        return state.consents().of(decision.purpose()) == ConsentState.UNDECIDED
                ? record(decision, context)
                : unchanged();
    }

    /**
     * Appends a withdrawal to the consent ledger, also of a deleted lead, because a person may withdraw at any time.
     *
     * @throws IllegalArgumentException if the decision grants a consent
     */
    public LeadChange withdraw(ConsentDecision decision, ChangeContext context) {
        if (decision.granted()) {
            throw new IllegalArgumentException("a withdrawal must not grant a consent");
        }
        return append(decision, context);
    }

    private LeadChange append(ConsentDecision decision, ChangeContext current) {
        ConsentPurpose purpose = decision.purpose();
        ChangeContext context = afterLast(decision, current);
        ConsentEntry entry = new ConsentEntry(
                context.nextId(),
                state.companyId(),
                state.id(),
                state.isErased() ? decision.erased() : decision,
                inOrder(context).at(),
                context.actor());
        NextState next = new NextState(state).consents(state.consents().with(purpose, decision.granted()));
        LeadChange change =
                become(next, EventType.LEAD_CONSENT_CHANGED, List.of(flagChange(state.consents(), decision)), context);
        return new LeadChange(change.before(), change.after(), List.of(entry), change.events(), change.states());
    }

    /**
     * Deletes the lead. It is then hidden, except in the list of deleted leads, and can be restored. Another lead may
     * use its email.
     */
    public LeadChange delete(ChangeContext context) {
        requireLive();
        return become(
                new NextState(state).deletedAt(Optional.of(inOrder(context).at())),
                EventType.LEAD_DELETED,
                List.of(),
                context);
    }

    /** Restores a deleted lead as it was. The change is empty for a live lead. */
    public LeadChange restore(ChangeContext context) {
        return state.isDeleted()
                ? become(new NextState(state).deletedAt(Optional.empty()), EventType.LEAD_RESTORED, List.of(), context)
                : unchanged();
    }

    /**
     * Removes all personal data for good (GDPR, article 17), of a live or a deleted lead. Id, agent, owner, status,
     * source, consents and instants stay, because reports need them. The change is empty for an erased lead.
     */
    public LeadChange erase(ChangeContext context) {
        return state.isErased()
                ? unchanged()
                : become(new NextState(state).erased(inOrder(context).at()), EventType.LEAD_ERASED, List.of(), context);
    }

    /**
     * Removes a live or a deleted lead for good, with its events, its ledger and its conversations. Only the event
     * {@code lead.purged} remains.
     */
    public PurgedLead purge(ChangeContext context) {
        ChangeContext ordered = inOrder(context);
        return new PurgedLead(
                state,
                new LeadEvent(
                        ordered.nextId(),
                        state.companyId(),
                        state.id(),
                        state.lastEvent() + 1,
                        EventType.LEAD_PURGED,
                        ordered.at(),
                        ordered.actor(),
                        List.of(),
                        Optional.empty()));
    }

    /**
     * Appends an event of one of the lead's conversations. The last event number grows by one. The version stays the
     * same, so that edits of the lead do not conflict with its conversations. A deleted lead gets only events that
     * happened before its deletion and were not appended yet.
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

    /**
     * Appends the event {@code lead.submitted}: a registration sent the email of this lead. The version and
     * {@code updated_at} stay the same.
     *
     * @param submission the id of the submission, which is also the id of the event
     * @throws LeadErasedException if the lead is erased
     */
    public LeadChange submit(UUID submission, ChangeContext context) {
        requireEditable();
        LeadSnapshot after = new NextState(state).at(state.updatedAt(), state.version(), state.lastEvent() + 1);
        return become(
                after,
                new LeadEvent(
                        submission,
                        state.companyId(),
                        state.id(),
                        after.lastEvent(),
                        EventType.LEAD_SUBMITTED,
                        inOrder(context).at(),
                        context.actor(),
                        List.of(),
                        Optional.empty()));
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

    /** @throws LeadErasedException for an erased lead, which must not get personal data again */
    private void requireEditable() {
        requireLive();
        if (state.isErased()) {
            throw new LeadErasedException(state.id());
        }
    }

    /** Prevents that events have decreasing instants if the clocks of two writers differ. */
    private ChangeContext inOrder(ChangeContext context) {
        return context.notBefore(state.updatedAt());
    }

    /**
     * Prevents that a grant and a withdrawal of one purpose have the same instant. Stores order the ledger by instant
     * and id. The ids of two nodes have any order, and the last entry must say what the flag says.
     */
    private ChangeContext afterLast(ConsentDecision decision, ChangeContext context) {
        ConsentState now = state.consents().of(decision.purpose());
        return now == ConsentState.UNDECIDED || now.isGranted() == decision.granted()
                ? context
                : context.notBefore(state.updatedAt().plusMillis(1));
    }

    /** Returns the change to {@code next} with one event. Version and last event number grow by one. */
    private LeadChange become(NextState next, EventType type, List<FieldChange> changes, ChangeContext context) {
        Instant at = inOrder(context).at();
        LeadSnapshot after = next.at(at, state.version() + 1, state.lastEvent() + 1);
        LeadEvent event = new LeadEvent(
                context.nextId(),
                state.companyId(),
                state.id(),
                after.lastEvent(),
                type,
                at,
                context.actor(),
                changes,
                Optional.empty());
        return become(after, event);
    }

    /** Builds the change of every transition except {@link #capture}. */
    private LeadChange become(LeadSnapshot after, LeadEvent event) {
        return new LeadChange(Optional.of(state), after, List.of(), List.of(event), List.of(after));
    }
}
