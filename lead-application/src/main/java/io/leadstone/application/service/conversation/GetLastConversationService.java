package io.leadstone.application.service.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.LeadSession;
import io.leadstone.application.port.in.conversation.GetLastConversation;
import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/**
 * Implements {@link GetLastConversation}. If the store has no conversations, the result is empty, so that the other
 * data of a lead can be read.
 */
record GetLastConversationService(LazyPort<ConversationSearch> search) implements GetLastConversation {

    @Override
    public Optional<ConversationSnapshot> getLast(Caller caller, LeadSnapshot lead) {
        caller.requireReadOf(lead.id());
        if (lead.engagement().lastConversation().isEmpty()) {
            return Optional.empty();
        }
        return search.find().flatMap(conversations -> newestOf(caller, lead, conversations));
    }

    private static Optional<ConversationSnapshot> newestOf(
            Caller caller, LeadSnapshot lead, ConversationSearch conversations) {
        return caller.session()
                .map(session -> newestOf(caller, lead, session, conversations))
                .orElseGet(() -> conversations.newestOf(caller.companyId(), lead.id()));
    }

    private static Optional<ConversationSnapshot> newestOf(
            Caller caller, LeadSnapshot lead, LeadSession session, ConversationSearch conversations) {
        ConversationQuery own =
                new ConversationQuery(Optional.empty(), Optional.of(lead.id()), Optional.of(session.sessionId()));
        return conversations.list(caller.companyId(), own, PageRequest.page(1, 1)).items().stream()
                .findFirst();
    }
}
