package io.leadstone.testkit.memory;

import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.store.table.ConversationTable;
import io.leadstone.store.table.LeadTable;
import io.leadstone.store.table.StoreTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The data of one company inside a transaction. Its writes check nothing. */
record StoredCompany(StoreTransaction transaction, CompanyId companyId) {

    Optional<LeadSnapshot> lead(LeadId id) {
        return LeadTable.find(transaction, companyId, id);
    }

    /** Returns live and deleted leads. */
    List<LeadSnapshot> leads() {
        return Stream.concat(
                        LeadTable.live(companyId, LeadSort.OLDEST).items(transaction),
                        LeadTable.deleted(companyId).items(transaction))
                .toList();
    }

    void write(LeadChange change) {
        LeadTable.write(transaction, lead(change.after().id()), change, Instant.now());
    }

    /** Writes the ledger entries, events and deliveries of the change, but not the lead. */
    void append(LeadChange change) {
        LeadTable.append(transaction, change, Instant.now());
    }

    Optional<ConversationSnapshot> conversation(ConversationId id) {
        return ConversationTable.find(transaction, companyId, id);
    }

    /** Returns live and deleted conversations. */
    List<ConversationSnapshot> conversations() {
        return Stream.concat(
                        ConversationTable.live(companyId, ConversationQuery.ALL).items(transaction),
                        ConversationTable.deleted(companyId).items(transaction))
                .toList();
    }

    void write(ConversationChange change) {
        put(change.after());
        change.event().ifPresent(event -> LeadTable.recordEvent(transaction, event, Instant.now()));
    }

    /** Writes the conversation, but not its lead. */
    void put(ConversationSnapshot conversation) {
        ConversationTable.save(transaction, conversation(conversation.id()), conversation);
    }

    StoredDeliveries deliveries() {
        return new StoredDeliveries(transaction, companyId);
    }
}
