package io.leadstone.domain.conversation;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.lead.ConversationEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A talk between an agent and a person, linked to at most one lead of the same company for good.
 *
 * <p>Its life: it is {@linkplain #open opened}; its activity is {@linkplain #record reported} by the host's chat engine and counts for
 * its lead; it is {@linkplain #delete deleted} softly and {@linkplain #restore(ChangeContext) restored} as it was. Each verb leaves this
 * conversation as it is and answers with a {@link ConversationChange}; a deleted one knows only restore.
 */
public final class Conversation {

    private final ConversationSnapshot state;

    private Conversation(ConversationSnapshot state) {
        this.state = state;
    }

    /**
     * A new conversation, version 1.
     *
     * @param leadId the lead it belongs to; that it is a live one of the company, the store makes sure of
     * @param session the widget session that opens it, where one does
     */
    public static ConversationChange open(
            ConversationId id,
            CompanyId companyId,
            AgentId agentId,
            Optional<LeadId> leadId,
            Optional<String> session,
            ConversationTopic topic,
            ChangeContext occasion) {
        ConversationSnapshot opened = new ConversationSnapshot(
                id,
                companyId,
                agentId,
                leadId,
                session,
                topic.title(),
                topic.metadata(),
                topic.maxContextLength(),
                ConversationTotals.NONE,
                occasion.at(),
                occasion.at(),
                Optional.empty(),
                1);
        return new ConversationChange(
                Optional.empty(), opened, event(opened, EventType.CONVERSATION_CREATED, occasion.at(), occasion));
    }

    /** The conversation whose state is {@code snapshot}, as a store gave it back. */
    public static Conversation restore(ConversationSnapshot snapshot) {
        return new Conversation(snapshot);
    }

    /** The whole state. */
    public ConversationSnapshot snapshot() {
        return state;
    }

    /** Adds what {@code report} says: the totals grow, and the lead's log tells it. */
    public ConversationChange record(ActivityReport report) {
        requireLive();
        ConversationSnapshot after =
                next(state.totals().plus(report.activity()), state.deletedAt(), report.reportedAt());
        return new ConversationChange(Optional.of(state), after, state.leadId().map(report::eventOf));
    }

    /** Hides the conversation from all but the list of deleted ones and restore. */
    public ConversationChange delete(ChangeContext occasion) {
        requireLive();
        Instant at = inOrder(occasion.at());
        return become(next(state.totals(), Optional.of(at), at), EventType.CONVERSATION_DELETED, occasion);
    }

    /** Brings a deleted conversation back as it was; a live one stays as it is. */
    public ConversationChange restore(ChangeContext occasion) {
        return state.isDeleted()
                ? become(
                        next(state.totals(), Optional.empty(), occasion.at()),
                        EventType.CONVERSATION_RESTORED,
                        occasion)
                : new ConversationChange(Optional.of(state), state, Optional.empty());
    }

    private void requireLive() {
        if (state.isDeleted()) {
            throw new ConversationNotFoundException(state.id());
        }
    }

    private Instant inOrder(Instant at) {
        return at.isBefore(state.updatedAt()) ? state.updatedAt() : at;
    }

    private ConversationSnapshot next(ConversationTotals totals, Optional<Instant> deletedAt, Instant at) {
        return new ConversationSnapshot(
                state.id(),
                state.companyId(),
                state.agentId(),
                state.leadId(),
                state.session(),
                state.title(),
                state.metadata(),
                state.maxContextLength(),
                totals,
                state.createdAt(),
                inOrder(at),
                deletedAt,
                state.version() + 1);
    }

    private ConversationChange become(ConversationSnapshot after, EventType type, ChangeContext occasion) {
        return new ConversationChange(Optional.of(state), after, event(after, type, after.updatedAt(), occasion));
    }

    private static Optional<ConversationEvent> event(
            ConversationSnapshot conversation, EventType type, Instant at, ChangeContext occasion) {
        return conversation
                .leadId()
                .map(lead -> new ConversationEvent(
                        occasion.nextId(),
                        conversation.companyId(),
                        lead,
                        conversation.id(),
                        type,
                        at,
                        occasion.actor(),
                        List.of(),
                        Optional.empty()));
    }
}
