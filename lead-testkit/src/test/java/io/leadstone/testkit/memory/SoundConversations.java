package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.util.Optional;

/** Passes every call on, for a broken repository to break one. */
interface SoundConversations extends ConversationRepository {

    ConversationRepository sound();

    @Override
    default void add(ConversationChange change) {
        sound().add(change);
    }

    @Override
    default void update(ConversationChange change) {
        sound().update(change);
    }

    @Override
    default ConversationSnapshot record(ActivityReport report) {
        return sound().record(report);
    }

    @Override
    default Optional<ConversationSnapshot> find(CompanyId companyId, ConversationId id) {
        return sound().find(companyId, id);
    }

    @Override
    default Optional<ConversationSnapshot> findDeleted(CompanyId companyId, ConversationId id) {
        return sound().findDeleted(companyId, id);
    }

    @Override
    default void eraseTopicsOf(CompanyId companyId, LeadId leadId) {
        sound().eraseTopicsOf(companyId, leadId);
    }
}
