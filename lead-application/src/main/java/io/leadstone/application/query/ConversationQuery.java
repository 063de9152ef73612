package io.leadstone.application.query;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.util.Optional;

/**
 * A filter for live conversations of a company. A conversation must match each component that is present.
 *
 * @param session the widget session that opened the conversation
 */
public record ConversationQuery(Optional<AgentId> agentId, Optional<LeadId> leadId, Optional<String> session) {

    /** All live conversations. */
    public static final ConversationQuery ALL =
            new ConversationQuery(Optional.empty(), Optional.empty(), Optional.empty());

    /** Creates a query for the conversations of {@code agent}. */
    public static ConversationQuery ofAgent(AgentId agent) {
        return new ConversationQuery(Optional.of(agent), Optional.empty(), Optional.empty());
    }

    /** Creates a query for the conversations that are linked to {@code lead}. */
    public static ConversationQuery ofLead(LeadId lead) {
        return new ConversationQuery(Optional.empty(), Optional.of(lead), Optional.empty());
    }

    /** Returns true if the conversation is live and matches each component that is present. */
    public boolean matches(ConversationSnapshot conversation) {
        return !conversation.isDeleted()
                && agentId.map(conversation.agentId()::equals).orElse(true)
                && (leadId.isEmpty() || leadId.equals(conversation.leadId()))
                && (session.isEmpty() || session.equals(conversation.session()));
    }

    @Override
    public String toString() {
        return "ConversationQuery[…]";
    }
}
