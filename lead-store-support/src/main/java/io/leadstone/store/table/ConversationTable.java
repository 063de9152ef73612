package io.leadstone.store.table;

import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.ListCursor;
import io.leadstone.application.query.ListCursors;
import io.leadstone.application.query.ListCursors.InstantPosition;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.ScanOrder;
import io.leadstone.store.json.SnapshotJson;
import io.leadstone.store.table.IndexedTable.IndexEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Table of conversations. Its indexes order them by time of creation or deletion, by lead and by widget session. */
public final class ConversationTable {

    private static final String ORDER = "conversation_order";
    private static final String OF_LEAD = "conversation_of_lead";
    private static final String OF_SESSION = "conversation_of_session";
    private static final String LIVE = "live";
    private static final String DELETED = "deleted";

    private static final IndexedTable<ConversationSnapshot> CONVERSATIONS = new IndexedTable<>(
            "conversation",
            ConversationTable::key,
            SnapshotJson::write,
            SnapshotJson::conversation,
            ConversationTable::indexes);

    private ConversationTable() {}

    /** Returns the conversation of the company, live or deleted, unless its lead is deleted. */
    public static Optional<ConversationSnapshot> find(
            StoreTransaction transaction, CompanyId companyId, ConversationId id) {
        return CONVERSATIONS
                .find(transaction, TableKeys.of(companyId, id))
                .filter(found -> isVisible(transaction, found));
    }

    /** Returns true if the conversation has no lead, or a lead that is not deleted. */
    public static boolean isVisible(StoreTransaction transaction, ConversationSnapshot conversation) {
        return LeadTable.isVisible(transaction, conversation.companyId(), conversation.leadId());
    }

    /** Stores the conversation and replaces {@code before}. */
    public static void save(
            StoreTransaction transaction, Optional<ConversationSnapshot> before, ConversationSnapshot after) {
        CONVERSATIONS.save(transaction, before, after);
    }

    /** Returns the number of conversations that the session opened, live and deleted, at most {@code limit}. */
    public static long countOfSession(StoreTransaction transaction, CompanyId companyId, String session, int limit) {
        return transaction.count(OF_SESSION, KeyRange.under(TableKeys.of(companyId, TableKeys.hashed(session))), limit);
    }

    /** Returns the live conversations of the lead. */
    public static Stream<ConversationSnapshot> liveOfLead(
            StoreTransaction transaction, CompanyId companyId, LeadId leadId) {
        return CONVERSATIONS.through(
                transaction, OF_LEAD, KeyRange.under(TableKeys.of(companyId, leadId, LIVE)), ScanOrder.ASCENDING);
    }

    /**
     * Returns live conversations that were created from {@code from} to {@code to}, oldest first, without those of
     * deleted leads. The result begins after {@code last}.
     */
    public static List<ConversationSnapshot> oldest(
            StoreTransaction transaction,
            CompanyId companyId,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<ConversationSnapshot> last,
            int limit) {
        String live = TableKeys.of(companyId, LIVE);
        KeyRange range = Ranges.of(live, from, to);
        return CONVERSATIONS
                .through(
                        transaction,
                        ORDER,
                        last.map(read -> range.after(TableKeys.of(live, read.createdAt(), read.id())))
                                .orElse(range),
                        ScanOrder.ASCENDING)
                .filter(found -> isVisible(transaction, found))
                .limit(limit)
                .toList();
    }

    /** Removes title and metadata from the live and deleted conversations of the lead. */
    public static void eraseTopicsOf(StoreTransaction transaction, CompanyId companyId, LeadId leadId) {
        CONVERSATIONS
                .through(transaction, OF_LEAD, KeyRange.under(TableKeys.of(companyId, leadId)), ScanOrder.ASCENDING)
                .filter(found -> found.title().isPresent() || !found.metadata().equals(Metadata.EMPTY))
                .toList()
                .forEach(found -> save(transaction, Optional.of(found), withoutTopic(found)));
    }

    /** Returns the live and deleted conversations of the lead. */
    public static Stream<ConversationSnapshot> ofLead(
            StoreTransaction transaction, CompanyId companyId, LeadId leadId) {
        return CONVERSATIONS.through(
                transaction, OF_LEAD, KeyRange.under(TableKeys.of(companyId, leadId)), ScanOrder.ASCENDING);
    }

    /** Removes the live and deleted conversations of the lead. */
    static void removeOfLead(StoreTransaction transaction, CompanyId companyId, LeadId leadId) {
        ofLead(transaction, companyId, leadId).toList().forEach(found -> CONVERSATIONS.remove(transaction, found));
    }

    /**
     * Returns the live conversations of the company, newest first, also those of deleted leads. If the query has a lead
     * or a session, the list contains only the conversations of the lead, or else of the session. The caller must check
     * the other conditions of the query.
     */
    public static Listing<ConversationSnapshot, InstantPosition> live(CompanyId companyId, ConversationQuery query) {
        if (query.leadId().isPresent()) {
            return newest(OF_LEAD, TableKeys.of(companyId, query.leadId().get(), LIVE));
        }
        if (query.session().isPresent()) {
            return newest(
                    OF_SESSION,
                    TableKeys.of(companyId, TableKeys.hashed(query.session().get()), LIVE));
        }
        return newest(ORDER, TableKeys.of(companyId, LIVE));
    }

    /** Returns the deleted conversations of the company, last deleted first, also those of deleted leads. */
    public static Listing<ConversationSnapshot, InstantPosition> deleted(CompanyId companyId) {
        return listing(ORDER, TableKeys.of(companyId, DELETED), ListCursors.DELETED_CONVERSATIONS);
    }

    private static Listing<ConversationSnapshot, InstantPosition> newest(String table, String prefix) {
        return listing(table, prefix, ListCursors.CONVERSATIONS);
    }

    private static Listing<ConversationSnapshot, InstantPosition> listing(
            String table, String prefix, ListCursor<ConversationSnapshot, InstantPosition> cursor) {
        return Listing.byInstant(table, prefix, ScanOrder.DESCENDING, CONVERSATIONS::indexed, cursor);
    }

    private static String key(ConversationSnapshot conversation) {
        return TableKeys.of(conversation.companyId(), conversation.id());
    }

    private static List<IndexEntry> indexes(ConversationSnapshot conversation) {
        String state = conversation.isDeleted() ? DELETED : LIVE;
        List<IndexEntry> entries = new ArrayList<>();
        entries.add(IndexEntry.of(
                ORDER,
                conversation.companyId(),
                state,
                conversation.deletedAt().orElse(conversation.createdAt()),
                conversation.id()));
        conversation
                .leadId()
                .ifPresent(lead -> entries.add(IndexEntry.of(
                        OF_LEAD, conversation.companyId(), lead, state, conversation.createdAt(), conversation.id())));
        conversation
                .session()
                .ifPresent(session -> entries.add(IndexEntry.of(
                        OF_SESSION,
                        conversation.companyId(),
                        TableKeys.hashed(session),
                        state,
                        conversation.createdAt(),
                        conversation.id())));
        return entries;
    }

    private static ConversationSnapshot withoutTopic(ConversationSnapshot conversation) {
        return new ConversationSnapshot(
                conversation.id(),
                conversation.companyId(),
                conversation.agentId(),
                conversation.leadId(),
                conversation.session(),
                Optional.empty(),
                Metadata.EMPTY,
                conversation.maxContextLength(),
                conversation.totals(),
                conversation.createdAt(),
                conversation.updatedAt(),
                conversation.deletedAt(),
                conversation.version() + 1);
    }
}
