package io.leadstone.application.service.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.conversation.Conversations;
import io.leadstone.application.port.in.conversation.DeleteConversation;
import io.leadstone.application.port.in.conversation.GetConversation;
import io.leadstone.application.port.in.conversation.GetLastConversation;
import io.leadstone.application.port.in.conversation.GetOwnConversation;
import io.leadstone.application.port.in.conversation.ListConversations;
import io.leadstone.application.port.in.conversation.ListDeletedConversations;
import io.leadstone.application.port.in.conversation.ListOwnConversations;
import io.leadstone.application.port.in.conversation.OpenConversation;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.conversation.RecordActivity;
import io.leadstone.application.port.in.conversation.RecordActivityCommand;
import io.leadstone.application.port.in.conversation.RestoreConversation;
import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.port.out.conversation.ConversationStore;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.UseCaseParts;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** Implements {@link Conversations}: creates the service of each use case and delegates to it. */
public final class ConversationsService implements Conversations {

    private final OpenConversation openConversation;
    private final GetConversation getConversation;
    private final GetOwnConversation getOwnConversation;
    private final GetLastConversation getLastConversation;
    private final ListConversations listConversations;
    private final ListOwnConversations listOwnConversations;
    private final ListDeletedConversations listDeletedConversations;
    private final RecordActivity recordActivity;
    private final DeleteConversation deleteConversation;
    private final RestoreConversation restoreConversation;

    /** Creates the services of all use cases for conversations. */
    public ConversationsService(UseCaseParts parts) {
        LazyPort<ConversationSearch> search =
                LazyPort.of(parts.store(), ConversationStore.class, ConversationStore::conversationSearch);
        ConversationWrites writes = new ConversationWrites(parts.conversations(), parts.retries());
        SessionConversations sessions = new SessionConversations(parts.sessionLeads(), parts.conversations());
        openConversation = new OpenConversationService(parts, sessions);
        getConversation = new GetConversationService(parts.conversations());
        getOwnConversation = new GetOwnConversationService(sessions);
        getLastConversation = new GetLastConversationService(search, sessions);
        listConversations = new ListConversationsService(parts.check(), search, parts.sessionLeads());
        listOwnConversations = new ListOwnConversationsService(parts.check(), search, sessions);
        listDeletedConversations = new ListDeletedConversationsService(parts.check(), search);
        recordActivity = new RecordActivityService(parts, sessions);
        deleteConversation = new DeleteConversationService(parts.contexts(), writes);
        restoreConversation = new RestoreConversationService(parts.contexts(), writes);
    }

    @Override
    public ConversationSnapshot open(Caller caller, OpenConversationCommand command) {
        return openConversation.open(caller, command);
    }

    @Override
    public ConversationSnapshot get(Caller caller, ConversationId id) {
        return getConversation.get(caller, id);
    }

    @Override
    public ConversationSnapshot getOwn(Caller caller, ConversationId id) {
        return getOwnConversation.getOwn(caller, id);
    }

    @Override
    public Optional<ConversationSnapshot> getLast(Caller caller, LeadSnapshot lead) {
        return getLastConversation.getLast(caller, lead);
    }

    @Override
    public Page<ConversationSnapshot> list(Caller caller, ConversationQuery query, PageRequest page) {
        return listConversations.list(caller, query, page);
    }

    @Override
    public Page<ConversationSnapshot> listOwn(Caller caller, PageRequest page) {
        return listOwnConversations.listOwn(caller, page);
    }

    @Override
    public Page<ConversationSnapshot> listDeleted(Caller caller, PageRequest page) {
        return listDeletedConversations.listDeleted(caller, page);
    }

    @Override
    public ConversationSnapshot recordActivity(Caller caller, RecordActivityCommand command) {
        return recordActivity.recordActivity(caller, command);
    }

    @Override
    public ConversationSnapshot delete(Caller caller, ConversationId id, Optional<Long> expectedVersion) {
        return deleteConversation.delete(caller, id, expectedVersion);
    }

    @Override
    public ConversationSnapshot restore(Caller caller, ConversationId id, Optional<Long> expectedVersion) {
        return restoreConversation.restore(caller, id, expectedVersion);
    }
}
