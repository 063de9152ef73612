package io.leadstone.store.conversation;

import io.leadstone.application.idempotency.WrittenRecord;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.ConversationLimitException;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.failure.UnknownLeadException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.store.table.ConversationTable;
import io.leadstone.store.table.LeadTable;
import io.leadstone.store.table.StoreTransaction;
import io.leadstone.store.table.StoreTransactions;
import java.time.Instant;
import java.util.Optional;

/**
 * {@link ConversationRepository} on a key-value backend. One transaction checks a change, writes it and calls the
 * listeners.
 */
public record KeyValueConversationRepository(StoreTransactions transactions) implements ConversationRepository {

    @Override
    public void add(ConversationChange change) {
        ConversationSnapshot opened = change.after();
        CompanyId companyId = opened.companyId();
        Instant now = transactions.now();
        transactions.write(
                transaction -> {
                    if (ConversationTable.find(transaction, companyId, opened.id())
                            .isPresent()) {
                        throw new IllegalStateException("the conversation " + opened.id() + " already exists");
                    }
                    opened.leadId().ifPresent(lead -> requireLive(transaction, companyId, lead));
                    opened.session().ifPresent(session -> requireBelowLimit(transaction, companyId, session));
                    write(transaction, Optional.empty(), change, now);
                    transactions.callListeners(listener -> listener.conversationChanging(change));
                    return opened;
                },
                WrittenRecord::of);
    }

    @Override
    public void update(ConversationChange change) {
        ConversationSnapshot after = change.after();
        Instant now = transactions.now();
        transactions.write(
                transaction -> {
                    ConversationSnapshot found = require(transaction, after.companyId(), after.id());
                    if (found.version() != change.expectedVersion()) {
                        throw new VersionConflictException(after.id(), change.expectedVersion());
                    }
                    write(transaction, Optional.of(found), change, now);
                    transactions.callListeners(listener -> listener.conversationChanging(change));
                    return after;
                },
                WrittenRecord::of);
    }

    @Override
    public ConversationSnapshot record(ActivityReport report) {
        Instant now = transactions.now();
        return transactions.write(
                transaction -> {
                    ConversationSnapshot found = require(transaction, report.companyId(), report.conversationId());
                    ConversationChange change = Conversation.restore(found).record(report);
                    write(transaction, Optional.of(found), change, now);
                    transactions.callListeners(listener -> listener.activityRecording(report));
                    return change.after();
                },
                WrittenRecord::of);
    }

    @Override
    public Optional<ConversationSnapshot> find(CompanyId companyId, ConversationId id) {
        return transactions.read(transaction ->
                ConversationTable.find(transaction, companyId, id).filter(found -> !found.isDeleted()));
    }

    @Override
    public Optional<ConversationSnapshot> findDeleted(CompanyId companyId, ConversationId id) {
        return transactions.read(transaction ->
                ConversationTable.find(transaction, companyId, id).filter(ConversationSnapshot::isDeleted));
    }

    @Override
    public void eraseTopicsOf(CompanyId companyId, LeadId leadId) {
        transactions.write(transaction -> {
            ConversationTable.eraseTopicsOf(transaction, companyId, leadId);
            return leadId;
        });
    }

    private static void write(
            StoreTransaction transaction,
            Optional<ConversationSnapshot> before,
            ConversationChange change,
            Instant now) {
        ConversationTable.save(transaction, before, change.after());
        change.event().ifPresent(event -> LeadTable.recordEvent(transaction, event, now));
    }

    private static ConversationSnapshot require(StoreTransaction transaction, CompanyId companyId, ConversationId id) {
        return ConversationTable.find(transaction, companyId, id)
                .orElseThrow(() -> new ConversationNotFoundException(id));
    }

    private static void requireLive(StoreTransaction transaction, CompanyId companyId, LeadId id) {
        LeadSnapshot found = LeadTable.find(transaction, companyId, id)
                .filter(lead -> !lead.isDeleted())
                .orElseThrow(() -> new UnknownLeadException(id));
        if (found.isErased()) {
            throw new LeadErasedException(id);
        }
    }

    private static void requireBelowLimit(StoreTransaction transaction, CompanyId companyId, String session) {
        int limit = ConversationSnapshot.MAX_PER_SESSION;
        if (ConversationTable.countOfSession(transaction, companyId, session, limit) >= limit) {
            throw new ConversationLimitException(limit);
        }
    }
}
