package io.leadstone.application.service.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.LeadSession;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.conversation.OpenConversation;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTopic;
import java.util.Optional;

/** Implements {@link OpenConversation}. */
record OpenConversationService(
        CommandCheck check, ChangeContexts contexts, LazyPort<ConversationRepository> conversations)
        implements OpenConversation {

    @Override
    public ConversationSnapshot open(Caller caller, OpenConversationCommand command) {
        Optional<LeadSession> session = caller.session();
        if (session.isEmpty()) {
            caller.require(Scope.WRITE);
        }
        check.require(command);
        ChangeContext context = contexts.by(caller);
        ConversationChange change = Conversation.open(
                new ConversationId(contexts.ids().next(context.at())),
                caller.companyId(),
                new AgentId(command.agentId()),
                session.map(LeadSession::leadId).or(command::leadId),
                session.map(LeadSession::sessionId),
                new ConversationTopic(
                        command.title(),
                        command.metadata().map(Metadata::new).orElse(Metadata.EMPTY),
                        command.maxContextLength()),
                context);
        conversations.get().add(change);
        return change.after();
    }
}
