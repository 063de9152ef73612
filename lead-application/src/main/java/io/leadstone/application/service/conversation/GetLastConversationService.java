package io.leadstone.application.service.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.LeadSession;
import io.leadstone.application.port.in.conversation.GetLastConversation;
import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.query.TotalCount;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/**
 * Implements {@link GetLastConversation}. If the store has no conversations, the result is empty, so that the other
 * data of a lead can be read.
 */
record GetLastConversationService(LazyPort<ConversationSearch> search, SessionConversations sessions)
        implements GetLastConversation {

    @Override
    public Optional<ConversationSnapshot> getLast(Caller caller, LeadSnapshot lead) {
        caller.requireReadOf(lead.id());
        if (caller.session().isEmpty() && lead.engagement().lastConversation().isEmpty()) {
            return Optional.empty();
        }
        return search.find().flatMap(conversations -> newestOf(caller, lead, conversations));
    }

    private Optional<ConversationSnapshot> newestOf(
            Caller caller, LeadSnapshot lead, ConversationSearch conversations) {
        return caller.session()
                .map(session -> newestOf(caller, session, conversations))
                .orElseGet(() -> conversations.newestOf(caller.companyId(), lead.id()));
    }

    private Optional<ConversationSnapshot> newestOf(
            Caller caller, LeadSession session, ConversationSearch conversations) {
        PageRequest first = PageRequest.page(1, 1).withTotal(TotalCount.NONE);
        return conversations.list(caller.companyId(), sessions.queryOf(caller, session), first).items().stream()
                .findFirst()
                .map(conversation -> SessionConversations.seenBy(session, conversation));
    }
}
