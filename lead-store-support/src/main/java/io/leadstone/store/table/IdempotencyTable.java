package io.leadstone.store.table;

import io.leadstone.application.idempotency.AttemptRefusedException;
import io.leadstone.application.idempotency.ReservedKey;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.application.idempotency.WrittenRecord;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.ScanOrder;
import io.leadstone.store.json.SnapshotJson;
import io.leadstone.store.table.IndexedTable.IndexEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table of idempotency keys. They are found by their id, by their lead, and by the instant of their reservation. */
public final class IdempotencyTable {

    private static final String OF_LEAD = "idempotency_of_lead";
    private static final String RESERVED = "idempotency_reserved";

    private static final IndexedTable<ReservedKey> KEYS = new IndexedTable<>(
            "idempotency",
            key -> TableKeys.of(key.companyId(), key.keyId()),
            SnapshotJson::write,
            SnapshotJson::reservedKey,
            IdempotencyTable::indexes);

    private IdempotencyTable() {}

    /** Returns the key of the attempt. */
    public static Optional<ReservedKey> find(StoreTransaction transaction, WriteAttempt attempt) {
        return KEYS.find(transaction, TableKeys.of(attempt.companyId(), attempt.keyId()));
    }

    /** Stores the key and replaces {@code before}. */
    public static void save(StoreTransaction transaction, Optional<ReservedKey> before, ReservedKey after) {
        KEYS.save(transaction, before, after);
    }

    /**
     * Returns the key of the attempt.
     *
     * @throws AttemptRefusedException if the attempt does not have the key any more, or has written already
     */
    static ReservedKey requireCurrent(StoreTransaction transaction, WriteAttempt attempt) {
        return find(transaction, attempt)
                .filter(key -> key.isOf(attempt) && key.written().isEmpty())
                .orElseThrow(AttemptRefusedException::new);
    }

    /** Notes in the key of the attempt that the record was written. */
    static void note(StoreTransaction transaction, WriteAttempt attempt, WrittenRecord record) {
        ReservedKey key = requireCurrent(transaction, attempt);
        save(transaction, Optional.of(key), key.written(record));
    }

    /** Removes the answers about the lead. */
    static void eraseOfLead(StoreTransaction transaction, CompanyId companyId, LeadId leadId) {
        KEYS.through(transaction, OF_LEAD, KeyRange.under(TableKeys.of(companyId, leadId)), ScanOrder.ASCENDING)
                .toList()
                .forEach(key -> save(transaction, Optional.of(key), key.erased(UUID.randomUUID())));
    }

    /** Removes at most {@code limit} keys that were reserved at {@code latest} or earlier; returns their number. */
    public static int purge(StoreTransaction transaction, Instant latest, int limit) {
        List<ReservedKey> expired = KEYS.through(
                        transaction, RESERVED, KeyRange.ALL.endingWith(TableKeys.of(latest)), ScanOrder.ASCENDING)
                .limit(limit)
                .toList();
        expired.forEach(key -> KEYS.remove(transaction, key));
        return expired.size();
    }

    private static List<IndexEntry> indexes(ReservedKey key) {
        List<IndexEntry> entries = new ArrayList<>();
        entries.add(IndexEntry.of(RESERVED, key.reservedAt(), key.companyId(), key.keyId()));
        key.leadId().ifPresent(lead -> entries.add(IndexEntry.of(OF_LEAD, key.companyId(), lead, key.keyId())));
        return entries;
    }
}
