package io.leadstone.store.table;

import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.KeyValueEntry;
import io.leadstone.store.backend.KeyValueReader;
import io.leadstone.store.backend.KeyValueWriter;
import io.leadstone.store.backend.ScanOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A transaction of the backend without checked exceptions in its methods. Exceptions of the backend are not changed.
 */
public final class StoreTransaction {

    /** Number of entries that a scan reads first. Most scans need few entries. */
    private static final int FIRST_BATCH = 8;

    /** Maximum number of entries of a batch. It bounds the memory of a scan. */
    private static final int MAX_BATCH = 512;

    private final KeyValueReader reader;
    private final Optional<KeyValueWriter> writer;

    private Optional<Exception> failureOfBackend = Optional.empty();

    private StoreTransaction(KeyValueReader reader, Optional<KeyValueWriter> writer) {
        this.reader = reader;
        this.writer = writer;
    }

    static StoreTransaction reading(KeyValueReader reader) {
        return new StoreTransaction(reader, Optional.empty());
    }

    static StoreTransaction writing(KeyValueWriter writer) {
        return new StoreTransaction(writer, Optional.of(writer));
    }

    /** Returns the value of the key. */
    public Optional<String> get(String table, String key) {
        return call(() -> reader.get(table, key));
    }

    /** Returns the entries of the range. They are read lazily, in batches. */
    public Stream<KeyValueEntry> scan(String table, KeyRange range, ScanOrder order) {
        Spliterator<KeyValueEntry> entries = Spliterators.spliteratorUnknownSize(
                new Entries(table, range, order), Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(entries, false);
    }

    /** Returns the first entry of the range. */
    public Optional<KeyValueEntry> first(String table, KeyRange range, ScanOrder order) {
        return batch(table, range, order, 1).stream().findFirst();
    }

    /** Returns the number of entries of the range, at most {@code limit}. */
    public long count(String table, KeyRange range, long limit) {
        return call(() -> reader.count(table, range, limit));
    }

    /** Stores the value under the key. */
    public void put(String table, String key, String value) {
        KeyValueWriter target = writer();
        call(() -> {
            target.put(table, key, value);
            return true;
        });
    }

    /** Removes the key. */
    public void remove(String table, String key) {
        KeyValueWriter target = writer();
        call(() -> {
            target.remove(table, key);
            return true;
        });
    }

    private KeyValueWriter writer() {
        return writer.orElseThrow(
                () -> new IllegalStateException("a read transaction of the key-value backend cannot write"));
    }

    private List<KeyValueEntry> batch(String table, KeyRange range, ScanOrder order, int limit) {
        return call(() -> reader.scan(table, range, order, limit));
    }

    /** Returns true if a statement of the backend threw {@code failure}. */
    boolean isFailureOfBackend(Exception failure) {
        return failureOfBackend.filter(thrown -> thrown == failure).isPresent();
    }

    private <T> T call(Callable<T> statement) {
        try {
            return statement.call();
        } catch (Exception failure) {
            failureOfBackend = Optional.of(failure);
            throw StoreTransaction.<RuntimeException>throwUnchecked(failure);
        }
    }

    /** Throws a checked exception without wrapping it, so that the backend recognizes its own exceptions. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> E throwUnchecked(Exception failure) throws E {
        throw (E) failure;
    }

    private final class Entries implements Iterator<KeyValueEntry> {

        private final String table;
        private final ScanOrder order;
        private final Deque<KeyValueEntry> batch = new ArrayDeque<>();
        private KeyRange remaining;
        private int size = FIRST_BATCH;
        private boolean atEnd;

        Entries(String table, KeyRange range, ScanOrder order) {
            this.table = table;
            this.remaining = range;
            this.order = order;
        }

        @Override
        public boolean hasNext() {
            if (batch.isEmpty() && !atEnd) {
                List<KeyValueEntry> found = batch(table, remaining, order, size);
                batch.addAll(found);
                atEnd = found.size() < size;
                size = Math.min(2 * size, MAX_BATCH);
                if (!found.isEmpty()) {
                    remaining = remaining.following(found.get(found.size() - 1).key(), order);
                }
            }
            return !batch.isEmpty();
        }

        @Override
        public KeyValueEntry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return batch.removeFirst();
        }
    }
}
