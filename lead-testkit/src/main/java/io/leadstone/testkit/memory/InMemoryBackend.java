package io.leadstone.testkit.memory;

import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.KeyValueBackend;
import io.leadstone.store.backend.KeyValueEntry;
import io.leadstone.store.backend.KeyValueReader;
import io.leadstone.store.backend.KeyValueWriter;
import io.leadstone.store.backend.ScanOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * A backend in sorted maps. One transaction runs at a time. A rollback undoes the changes in reverse order. It refuses
 * keys and names of tables that do not have the form that {@link KeyValueBackend} promises, so that tests find them.
 */
final class InMemoryBackend implements KeyValueBackend {

    private static final Pattern TABLE = Pattern.compile("[a-z_]{1," + MAX_TABLE_LENGTH + "}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:/-]{1," + MAX_KEY_LENGTH + "}");

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, NavigableMap<String, String>> tables = new HashMap<>();

    @Override
    public <T> T read(Work<KeyValueReader, T> work) throws Exception {
        return write(work::run);
    }

    @Override
    public <T> T write(Work<KeyValueWriter, T> work) throws Exception {
        lock.lock();
        Transaction transaction = new Transaction();
        boolean done = false;
        try {
            T result = work.run(transaction);
            done = true;
            return result;
        } finally {
            if (!done) {
                transaction.undo.forEach(Runnable::run);
            }
            lock.unlock();
        }
    }

    private NavigableMap<String, String> table(String name) {
        return tables.computeIfAbsent(name, none -> {
            if (!TABLE.matcher(name).matches()) {
                throw new IllegalArgumentException("the name of a table must match " + TABLE + ", but is " + name);
            }
            return new TreeMap<>();
        });
    }

    /** The message does not contain the key, because it may be made of a secret or of personal data. */
    private static String checked(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("a key of a backend must match " + KEY);
        }
        return key;
    }

    private final class Transaction implements KeyValueWriter {

        /** The steps of a rollback, the newest change first. */
        private final Deque<Runnable> undo = new ArrayDeque<>();

        @Override
        public Optional<String> get(String table, String key) {
            return Optional.ofNullable(table(table).get(checked(key)));
        }

        @Override
        public List<KeyValueEntry> scan(String table, KeyRange range, ScanOrder order, int limit) {
            NavigableMap<String, String> part = part(table, range);
            return (order == ScanOrder.ASCENDING ? part : part.descendingMap())
                    .entrySet().stream()
                            .limit(limit)
                            .map(entry -> new KeyValueEntry(entry.getKey(), entry.getValue()))
                            .toList();
        }

        @Override
        public long count(String table, KeyRange range, long limit) {
            return part(table, range).keySet().stream().limit(limit).count();
        }

        @Override
        public void put(String table, String key, String value) {
            String before = table(table).put(checked(key), value);
            undo.push(() -> restore(table, key, Optional.ofNullable(before)));
        }

        @Override
        public void remove(String table, String key) {
            String before = table(table).remove(checked(key));
            undo.push(() -> restore(table, key, Optional.ofNullable(before)));
        }

        private void restore(String table, String key, Optional<String> value) {
            table(table).remove(key);
            value.ifPresent(old -> table(table).put(key, old));
        }

        private NavigableMap<String, String> part(String table, KeyRange range) {
            boolean isEmpty = range.from().compareTo(range.to()) >= 0;
            return table(table).subMap(range.from(), true, isEmpty ? range.from() : range.to(), false);
        }
    }
}
