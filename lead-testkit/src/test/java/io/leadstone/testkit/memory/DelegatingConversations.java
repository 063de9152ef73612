package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.util.Optional;

/** Delegates each call. A broken repository overrides one method. */
interface DelegatingConversations extends ConversationRepository {

    ConversationRepository delegate();

    @Override
    default void add(ConversationChange change) {
        delegate().add(change);
    }

    @Override
    default void update(ConversationChange change) {
        delegate().update(change);
    }

    @Override
    default ConversationSnapshot record(ActivityReport report) {
        return delegate().record(report);
    }

    @Override
    default Optional<ConversationSnapshot> find(CompanyId companyId, ConversationId id) {
        return delegate().find(companyId, id);
    }

    @Override
    default Optional<ConversationSnapshot> findDeleted(CompanyId companyId, ConversationId id) {
        return delegate().findDeleted(companyId, id);
    }

    @Override
    default void eraseTopicsOf(CompanyId companyId, LeadId leadId) {
        delegate().eraseTopicsOf(companyId, leadId);
    }
}
