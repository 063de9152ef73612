package io.leadstone.store.table;

import io.leadstone.application.query.ListCursors;
import io.leadstone.application.query.ListCursors.InstantPosition;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.ScanOrder;
import io.leadstone.store.json.SnapshotJson;
import io.leadstone.store.table.IndexedTable.IndexEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table of suppression lists. Its key has the hash and the effect. The index has the order of the lists. */
public final class SuppressionTable {

    private static final String TABLE = "suppression";
    private static final String ORDER = "suppression_order";

    private static final IndexedTable<Suppression> ENTRIES = new IndexedTable<>(
            TABLE,
            SuppressionTable::key,
            SnapshotJson::write,
            SnapshotJson::suppression,
            entry -> List.of(IndexEntry.of(ORDER, entry.companyId(), entry.recordedAt(), entry.id())));

    private SuppressionTable() {}

    /** Adds the entry unless there is one with its hash and effect. Returns the stored entry. */
    public static Suppression add(StoreTransaction transaction, Suppression entry) {
        Optional<Suppression> stored = ENTRIES.find(transaction, key(entry));
        if (stored.isEmpty()) {
            ENTRIES.save(transaction, Optional.empty(), entry);
        }
        return stored.orElse(entry);
    }

    /** Returns the entries of the company with one of these hashes. */
    public static List<Suppression> find(StoreTransaction transaction, CompanyId companyId, Collection<String> hashes) {
        return hashes.stream()
                .flatMap(hash ->
                        transaction.scan(TABLE, KeyRange.under(TableKeys.of(companyId, hash)), ScanOrder.ASCENDING))
                .map(found -> SnapshotJson.suppression(found.value()))
                .toList();
    }

    /** Returns the entries of the company, newest first. */
    public static Listing<Suppression, InstantPosition> newest(CompanyId companyId) {
        return Listing.byInstant(
                ORDER, companyId.value(), ScanOrder.DESCENDING, ENTRIES::indexed, ListCursors.SUPPRESSIONS);
    }

    /** Removes the entry, unless the stored one of its hash and effect has another id. */
    static void remove(StoreTransaction transaction, Suppression entry) {
        ENTRIES.find(transaction, key(entry))
                .filter(stored -> stored.id().equals(entry.id()))
                .ifPresent(stored -> ENTRIES.remove(transaction, stored));
    }

    /** Removes the entry of this id; returns false if the company has none. */
    public static boolean remove(StoreTransaction transaction, CompanyId companyId, UUID id) {
        Optional<Suppression> found = transaction
                .scan(TABLE, KeyRange.under(companyId.value()), ScanOrder.ASCENDING)
                .map(entry -> SnapshotJson.suppression(entry.value()))
                .filter(entry -> entry.id().equals(id))
                .findFirst();
        found.ifPresent(entry -> ENTRIES.remove(transaction, entry));
        return found.isPresent();
    }

    /** Returns the number of entries of all companies for the id of each key. */
    public static Map<String, Long> countByKey(StoreTransaction transaction) {
        return transaction
                .scan(TABLE, KeyRange.ALL, ScanOrder.ASCENDING)
                .map(entry -> SnapshotJson.suppression(entry.value()))
                .collect(Collectors.groupingBy(Suppression::keyId, Collectors.counting()));
    }

    private static String key(Suppression entry) {
        return TableKeys.of(entry.companyId(), entry.hash(), entry.effect().code());
    }
}
