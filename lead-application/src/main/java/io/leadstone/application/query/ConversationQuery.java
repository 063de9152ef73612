package io.leadstone.application.query;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.util.Optional;

/**
 * Which live conversations of a company are wanted; every part that is given must hold.
 *
 * @param session the widget session that opened it
 */
public record ConversationQuery(Optional<AgentId> agentId, Optional<LeadId> leadId, Optional<String> session) {

    /** Every live conversation. */
    public static final ConversationQuery ALL =
            new ConversationQuery(Optional.empty(), Optional.empty(), Optional.empty());

    /** Those that {@code agent} has. */
    public static ConversationQuery ofAgent(AgentId agent) {
        return new ConversationQuery(Optional.of(agent), Optional.empty(), Optional.empty());
    }

    /** Those that are linked to {@code lead}. */
    public static ConversationQuery ofLead(LeadId lead) {
        return new ConversationQuery(Optional.empty(), Optional.of(lead), Optional.empty());
    }

    /** Returns true if the query finds the conversation: it is live, and all parts that are given hold. */
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
