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
 * A table of records as JSON, and its secondary indexes. An index is a table whose values are keys of records. Whoever saves a record
 * passes the record that it replaces, so that the entries of its indexes follow.
 *
 * @param name the name of the table
 * @param key the key of a record
 * @param indexes the entries of a record in all indexes
 */
record IndexedTable<T>(
        String name,
        Function<T, String> key,
        Function<T, String> write,
        Function<String, T> read,
        Function<T, List<IndexEntry>> indexes) {

    /** An entry of an index: the table, and the key in it. */
    record IndexEntry(String table, String key) {

        static IndexEntry of(String table, Object... parts) {
            return new IndexEntry(table, TableKeys.of(parts));
        }
    }

    Optional<T> find(StoreTransaction transaction, String recordKey) {
        return transaction.get(name, recordKey).map(read);
    }

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

    void remove(StoreTransaction transaction, T before) {
        transaction.remove(name, key.apply(before));
        indexes.apply(before).forEach(entry -> transaction.remove(entry.table(), entry.key()));
    }

    /** Returns the records of a range of an index, in its order. */
    Stream<T> through(StoreTransaction transaction, String index, KeyRange range, ScanOrder order) {
        return transaction.scan(index, range, order).map(entry -> indexed(transaction, entry));
    }

    /** Returns the record that an entry of an index refers to. */
    T indexed(StoreTransaction transaction, KeyValueEntry entry) {
        return find(transaction, entry.value())
                .orElseThrow(() -> new IllegalStateException(
                        "an index of the table " + name + " has an entry without a record; the backend lost a write"));
    }
}
