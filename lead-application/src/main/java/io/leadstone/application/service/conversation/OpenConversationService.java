package io.leadstone.application.service.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.LeadSession;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.conversation.OpenConversation;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.service.UseCaseParts;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTopic;
import io.leadstone.domain.failure.UnknownLeadException;
import java.util.Optional;

/** Implements {@link OpenConversation}. */
record OpenConversationService(UseCaseParts parts, SessionConversations sessions) implements OpenConversation {

    @Override
    public ConversationSnapshot open(Caller caller, OpenConversationCommand command) {
        Optional<LeadSession> session = caller.session();
        if (session.isEmpty()) {
            caller.require(Scope.WRITE);
        }
        parts.check().require(command);
        Optional<LeadId> lead = session.map(own -> sessions.leadOf(caller, own)).or(command::leadId);
        return SessionConversations.seenBy(caller, open(caller, command, lead));
    }

    /**
     * Opens the conversation. If there is no lead of this id, it may be a session lead id. Both attempts use one id,
     * because the id of an idempotent write is drawn once.
     */
    private ConversationSnapshot open(Caller caller, OpenConversationCommand command, Optional<LeadId> lead) {
        ChangeContext context = parts.contexts().by(caller);
        ConversationId id = new ConversationId(parts.contexts().recordId(context.at()));
        try {
            return add(caller, command, id, lead, context);
        } catch (UnknownLeadException unknown) {
            LeadId real = lead.filter(sent -> caller.session().isEmpty())
                    .flatMap(sent -> parts.sessionLeads().realId(caller.companyId(), sent))
                    .orElseThrow(() -> unknown);
            return add(caller, command, id, Optional.of(real), context);
        }
    }

    private ConversationSnapshot add(
            Caller caller,
            OpenConversationCommand command,
            ConversationId id,
            Optional<LeadId> lead,
            ChangeContext context) {
        ConversationChange change = Conversation.open(
                id,
                caller.companyId(),
                new AgentId(command.agentId()),
                lead,
                caller.session().map(LeadSession::sessionId),
                new ConversationTopic(
                        command.title(),
                        command.metadata().map(Metadata::new).orElse(Metadata.EMPTY),
                        command.maxContextLength()),
                context);
        parts.conversations().get().add(change);
        return change.after();
    }
}
