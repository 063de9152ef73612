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
 * A conversation of an agent with a person. It belongs to at most one lead of the same company, and that link never
 * changes.
 *
 * <p>Lifecycle: a conversation is {@linkplain #open opened}. The host's chat engine {@linkplain #record reports} its
 * activity, which counts for its lead. It can be {@linkplain #delete deleted} and
 * {@linkplain #restore(ChangeContext) restored}.
 *
 * <p>Conversations are immutable: each operation returns a {@link ConversationChange}. Every operation on a deleted
 * conversation except restore fails with {@link ConversationNotFoundException}. The instants of one conversation
 * never go back.
 */
public final class Conversation {

    private final ConversationSnapshot state;

    private Conversation(ConversationSnapshot state) {
        this.state = state;
    }

    /**
     * Creates a conversation at version 1.
     *
     * @param leadId the lead that it belongs to; the store checks that it is a live lead of the company
     * @param session the widget session that opens it; empty if none does
     */
    public static ConversationChange open(
            ConversationId id,
            CompanyId companyId,
            AgentId agentId,
            Optional<LeadId> leadId,
            Optional<String> session,
            ConversationTopic topic,
            ChangeContext context) {
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
                context.at(),
                context.at(),
                Optional.empty(),
                1);
        return new ConversationChange(
                Optional.empty(), opened, event(opened, EventType.CONVERSATION_CREATED, context.at(), context));
    }

    /** Creates a conversation from the state that a store returned. */
    public static Conversation restore(ConversationSnapshot snapshot) {
        return new Conversation(snapshot);
    }

    /**
     * Adds the figures of {@code report} to the totals. The change has an event if the conversation belongs to a
     * lead.
     */
    public ConversationChange record(ActivityReport report) {
        requireLive();
        ConversationSnapshot after =
                next(state.totals().plus(report.activity()), state.deletedAt(), report.reportedAt());
        return new ConversationChange(Optional.of(state), after, state.leadId().map(report::eventOf));
    }

    /**
     * Deletes the conversation. It is then hidden, except in the list of deleted conversations, and can be restored.
     */
    public ConversationChange delete(ChangeContext context) {
        requireLive();
        Instant at = inOrder(context.at());
        return become(next(state.totals(), Optional.of(at), at), EventType.CONVERSATION_DELETED, context);
    }

    /** Restores a deleted conversation as it was. The change is empty for a live conversation. */
    public ConversationChange restore(ChangeContext context) {
        return state.isDeleted()
                ? become(next(state.totals(), Optional.empty(), context.at()), EventType.CONVERSATION_RESTORED, context)
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

    private ConversationChange become(ConversationSnapshot after, EventType type, ChangeContext context) {
        return new ConversationChange(Optional.of(state), after, event(after, type, after.updatedAt(), context));
    }

    private static Optional<ConversationEvent> event(
            ConversationSnapshot conversation, EventType type, Instant at, ChangeContext context) {
        return conversation
                .leadId()
                .map(lead -> new ConversationEvent(
                        context.nextId(),
                        conversation.companyId(),
                        lead,
                        conversation.id(),
                        type,
                        at,
                        context.actor(),
                        List.of(),
                        Optional.empty()));
    }
}
