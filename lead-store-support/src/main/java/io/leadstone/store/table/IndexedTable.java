package io.leadstone.store.table;

import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.KeyValueEntry;
import io.leadstone.store.backend.ScanOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A table of records as JSON with secondary indexes. An index is a table whose values are keys of records. A caller
 * that saves a record also passes the record that it replaces, so that old index entries are removed.
 *
 * @param name the name of the table
 * @param key returns the key of a record
 * @param write serializes a record
 * @param read parses a record
 * @param indexes returns the entries of a record in all indexes
 */
record IndexedTable<T>(
        String name,
        Function<T, String> key,
        Function<T, String> write,
        Function<String, T> read,
        Function<T, List<IndexEntry>> indexes) {

    /** The table and the key of an index entry. */
    record IndexEntry(String table, String key) {

        static IndexEntry of(String table, Object... parts) {
            return new IndexEntry(table, TableKeys.of(parts));
        }
    }

    /** Returns the record with this key. */
    Optional<T> find(StoreTransaction transaction, String recordKey) {
        return transaction.get(name, recordKey).map(read);
    }

    /** Stores the record and updates its index entries. */
    void save(StoreTransaction transaction, Optional<T> before, T after) {
        String recordKey = key.apply(after);
        Set<IndexEntry> old = new HashSet<>(before.map(indexes).orElse(List.of()));
        List<IndexEntry> next = indexes.apply(after);
        transaction.put(name, recordKey, write.apply(after));
        next.stream()
                .filter(entry -> !old.remove(entry))
                .forEach(entry -> transaction.put(entry.table(), entry.key(), recordKey));
        old.forEach(entry -> transaction.remove(entry.table(), entry.key()));
    }

    /** Removes the record and its index entries. */
    void remove(StoreTransaction transaction, T before) {
        transaction.remove(name, key.apply(before));
        indexes.apply(before).forEach(entry -> transaction.remove(entry.table(), entry.key()));
    }

    /** Returns the records of a range of an index in index order. */
    Stream<T> through(StoreTransaction transaction, String index, KeyRange range, ScanOrder order) {
        return transaction.scan(index, range, order).map(entry -> indexed(transaction, entry));
    }

    /** Returns the record of an index entry. */
    T indexed(StoreTransaction transaction, KeyValueEntry entry) {
        return find(transaction, entry.value())
                .orElseThrow(() -> new IllegalStateException(
                        "an index entry of the table " + name + " has no record; the backend has lost a write"));
    }
}
