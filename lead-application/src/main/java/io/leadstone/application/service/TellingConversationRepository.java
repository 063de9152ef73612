package io.leadstone.application.service;

import io.leadstone.application.port.out.ConversationRepository;
import io.leadstone.domain.ActivityReport;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationChange;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.ConversationSnapshot;
import io.leadstone.domain.LeadId;
import java.util.Optional;

/** Another {@link ConversationRepository}, and listeners that are told what it told leads. */
public record TellingConversationRepository(ConversationRepository conversations, EventTelling telling)
        implements ConversationRepository {

    @Override
    public void add(ConversationChange change) {
        conversations.add(change);
        change.event().ifPresent(telling::tell);
    }

    @Override
    public void update(ConversationChange change) {
        conversations.update(change);
        change.event().ifPresent(telling::tell);
    }

    @Override
    public ConversationSnapshot record(ActivityReport report) {
        ConversationSnapshot after = conversations.record(report);
        after.leadId().map(report::eventOf).ifPresent(telling::tell);
        return after;
    }

    @Override
    public Optional<ConversationSnapshot> find(CompanyId companyId, ConversationId id) {
        return conversations.find(companyId, id);
    }

    @Override
    public Optional<ConversationSnapshot> findDeleted(CompanyId companyId, ConversationId id) {
        return conversations.findDeleted(companyId, id);
    }

    @Override
    public void eraseTopicsOf(CompanyId companyId, LeadId leadId) {
        conversations.eraseTopicsOf(companyId, leadId);
    }
}
