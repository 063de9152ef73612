package io.leadstone.application.service.conversation;

import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.service.EventNotifier;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.util.Optional;
import java.util.function.Consumer;

/** A decorator of a {@link ConversationRepository} that notifies listeners of the events of its writes. */
public record NotifyingConversationRepository(ConversationRepository conversations, EventNotifier notifier)
        implements ConversationRepository {

    @Override
    public void add(ConversationChange change) {
        write(change, conversations::add);
    }

    @Override
    public void update(ConversationChange change) {
        write(change, conversations::update);
    }

    @Override
    public ConversationSnapshot record(ActivityReport report) {
        return notifier.writeConversation(
                () -> conversations.record(report), after -> after.leadId().map(report::eventOf));
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

    private void write(ConversationChange change, Consumer<ConversationChange> write) {
        notifier.writeConversation(
                () -> {
                    write.accept(change);
                    return change;
                },
                ConversationChange::event);
    }
}
