package io.leadstone.testkit.contract.backend;

import static io.leadstone.store.backend.ScanOrder.ASCENDING;
import static io.leadstone.store.backend.ScanOrder.DESCENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.KeyValueBackend;
import io.leadstone.store.backend.KeyValueEntry;
import io.leadstone.store.backend.KeyValueReader;
import io.leadstone.store.backend.ScanOrder;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * The tests of a {@link KeyValueBackend}. A test class implements it and creates an empty backend. The tests are quick,
 * and the name of a failed test states the broken rule. Run {@link io.leadstone.testkit.contract.CompleteStoreContract}
 * on the store as well.
 */
public interface KeyValueBackendContract {

    /** Returns a backend without entries. It is called once in each test, before anything else. */
    KeyValueBackend emptyBackend() throws Exception;

    @Test
    default void a_value_is_read_as_it_was_written() throws Exception {
        KeyValueBackend backend = emptyBackend();
        List<String> values = List.of(
                "1",
                "{\"first_name\":\"Jordan\"}",
                "it's a \"text\" with \\ % _ $1 ? :name",
                "line\nbreaks\r\n, tabs\t and blanks  ",
                "Zażółć gęślą jaźń, 日本語, 🦊",
                "x".repeat(100_000));
        for (String value : values) {
            put(backend, "lead", "key", value);

            assertThat(get(backend, "lead", "key")).contains(value);
        }
    }

    @Test
    default void a_missing_key_or_table_is_empty() throws Exception {
        KeyValueBackend backend = emptyBackend();

        assertThat(get(backend, "lead", "key")).isEmpty();
        assertThat(scan(backend, KeyRange.ALL, ASCENDING, 10)).isEmpty();
        assertThat(count(backend, KeyRange.ALL, 10)).isZero();
    }

    @Test
    default void a_removed_key_is_missing_and_can_be_removed_again() throws Exception {
        KeyValueBackend backend = emptyBackend();
        put(backend, "lead", "key", "value");

        remove(backend, "lead", "key");
        remove(backend, "lead", "key");

        assertThat(get(backend, "lead", "key")).isEmpty();
        assertThat(count(backend, KeyRange.ALL, 10)).isZero();
    }

    @Test
    default void tables_are_independent() throws Exception {
        KeyValueBackend backend = emptyBackend();
        put(backend, "lead", "key", "lead");
        put(backend, "lead_order", "key", "order");

        remove(backend, "lead", "key");

        assertThat(get(backend, "lead_order", "key")).contains("order");
        assertThat(scan(backend, KeyRange.ALL, ASCENDING, 10)).isEmpty();
    }

    @Test
    default void the_longest_table_names_and_keys_are_supported() throws Exception {
        KeyValueBackend backend = emptyBackend();
        String table = "t".repeat(KeyValueBackend.MAX_TABLE_LENGTH);
        String key = "k".repeat(KeyValueBackend.MAX_KEY_LENGTH);
        put(backend, table, key, "long");
        put(backend, table, key.substring(1), "shorter");

        assertThat(get(backend, table, key)).contains("long");
        assertThat(get(backend, table, key.substring(1))).contains("shorter");
    }

    @Test
    default void keys_are_ordered_by_code_point() throws Exception {
        KeyValueBackend backend = emptyBackend();
        List<String> inOrder = List.of(
                "-", ".", "/", "0", "9", "9-", "9/", "9:", ":", "A", "Aa", "Z", "_", "a", "a/", "a/b", "a0", "aA", "aa",
                "z");
        List<String> shuffled = new ArrayList<>(inOrder);
        shuffled.sort(Comparator.comparing(String::hashCode));
        backend.write(writer -> {
            for (String key : shuffled) {
                writer.put("lead", key, "value of " + key);
            }
            return true;
        });

        assertThat(keys(scan(backend, KeyRange.ALL, ASCENDING, 100))).isEqualTo(inOrder);
        List<String> reversed = new ArrayList<>(inOrder);
        reversed.sort(Comparator.reverseOrder());
        assertThat(keys(scan(backend, KeyRange.ALL, DESCENDING, 100))).isEqualTo(reversed);
        assertThat(scan(backend, KeyRange.ALL, ASCENDING, 100))
                .allSatisfy(entry -> assertThat(entry.value()).isEqualTo("value of " + entry.key()));
    }

    @Test
    default void a_key_range_excludes_its_upper_bound() throws Exception {
        KeyValueBackend backend = filled("a", "b", "c", "d");
        Map<KeyRange, List<String>> ranges = Map.of(
                new KeyRange("b", "d"), List.of("b", "c"),
                new KeyRange("a", "a0"), List.of("a"),
                new KeyRange("b ", "d "), List.of("c", "d"),
                new KeyRange("aa", "c~"), List.of("b", "c"),
                new KeyRange("e", "f"), List.of(),
                new KeyRange("b", "b"), List.of(),
                new KeyRange("c", "b"), List.of());

        ranges.forEach((range, keys) -> {
            String name = "from " + range.from() + " to " + range.to();
            List<String> reversed = new ArrayList<>(keys);
            reversed.sort(Comparator.reverseOrder());
            assertThat(keys(scan(backend, range, ASCENDING, 10)))
                    .as("ascending scan %s", name)
                    .isEqualTo(keys);
            assertThat(keys(scan(backend, range, DESCENDING, 10)))
                    .as("descending scan %s", name)
                    .isEqualTo(reversed);
            assertThat(count(backend, range, 10)).as("count %s", name).isEqualTo(keys.size());
        });
    }

    @Test
    default void a_scan_returns_the_first_entries_up_to_its_limit() throws Exception {
        KeyValueBackend backend = filled("a", "b", "c", "d");
        KeyRange range = new KeyRange("a", "d");

        assertThat(keys(scan(backend, range, ASCENDING, 1))).containsExactly("a");
        assertThat(keys(scan(backend, range, ASCENDING, 2))).containsExactly("a", "b");
        assertThat(keys(scan(backend, range, DESCENDING, 2))).containsExactly("c", "b");
        assertThat(keys(scan(backend, range, ASCENDING, 1000))).containsExactly("a", "b", "c");
    }

    @Test
    default void a_count_stops_at_its_limit() throws Exception {
        KeyValueBackend backend = filled("a", "b", "c", "d");

        assertThat(count(backend, KeyRange.ALL, 1)).isEqualTo(1);
        assertThat(count(backend, KeyRange.ALL, 4)).isEqualTo(4);
        assertThat(count(backend, KeyRange.ALL, Integer.MAX_VALUE + 1L)).isEqualTo(4);
    }

    @Test
    default void a_write_sees_its_own_changes() throws Exception {
        KeyValueBackend backend = filled("a", "b");

        backend.write(writer -> {
            writer.put("lead", "c", "new");
            writer.put("lead", "b", "changed");
            writer.remove("lead", "a");
            assertThat(writer.get("lead", "b")).contains("changed");
            assertThat(writer.get("lead", "a")).isEmpty();
            assertThat(keys(writer.scan("lead", KeyRange.ALL, ASCENDING, 10))).containsExactly("b", "c");
            assertThat(writer.count("lead", KeyRange.ALL, 10)).isEqualTo(2);
            return true;
        });

        assertThat(keys(scan(backend, KeyRange.ALL, ASCENDING, 10))).containsExactly("b", "c");
    }

    @Test
    default void an_exception_of_the_work_rolls_back_and_is_rethrown() throws Exception {
        KeyValueBackend backend = filled("a", "b");
        for (Throwable failure : List.of(
                new IllegalStateException("refused"), new IOException("checked"), new AssertionError("error"))) {
            assertThatThrownBy(() -> backend.write(writer -> {
                        writer.put("lead", "c", "new");
                        writer.put("lead", "b", "changed");
                        writer.put("lead", "b", "changed again");
                        writer.remove("lead", "a");
                        writer.put("other", "a", "new");
                        return thrown(failure);
                    }))
                    .isSameAs(failure);
            assertThatThrownBy(() -> backend.read(reader -> thrown(failure))).isSameAs(failure);

            assertThat(keys(scan(backend, KeyRange.ALL, ASCENDING, 10))).containsExactly("a", "b");
            assertThat(get(backend, "lead", "b")).contains("value of b");
            assertThat(get(backend, "other", "a")).isEmpty();
        }
        put(backend, "lead", "c", "after the rollbacks");
        assertThat(get(backend, "lead", "c")).contains("after the rollbacks");
    }

    /** A read may wait for the write, but it must not see a part of it. */
    @Test
    default void a_write_is_invisible_before_its_commit() throws Exception {
        KeyValueBackend backend = filled("a");
        List<CompletableFuture<List<String>>> reads = new ArrayList<>();

        assertThatThrownBy(() -> backend.write(writer -> {
                    writer.put("lead", "b", "new");
                    writer.remove("lead", "a");
                    CompletableFuture<List<String>> read =
                            CompletableFuture.supplyAsync(() -> keys(scan(backend, KeyRange.ALL, ASCENDING, 10)));
                    reads.add(read);
                    awaitUnlessBlocked(read);
                    throw new IOException("roll back");
                }))
                .hasMessage("roll back");

        assertThat(reads).isNotEmpty();
        for (CompletableFuture<List<String>> read : reads) {
            assertThat(read.get(30, TimeUnit.SECONDS)).containsExactly("a");
        }
    }

    /** A write may wait for the read. If it does not, the read continues to see the old state. */
    @Test
    default void a_read_transaction_sees_one_consistent_state() throws Exception {
        KeyValueBackend backend = filled("a");
        List<CompletableFuture<Void>> writes = new ArrayList<>();

        List<String> seen = backend.read(reader -> {
            List<String> first = keys(reader.scan("lead", KeyRange.ALL, ASCENDING, 10));
            CompletableFuture<Void> write = CompletableFuture.runAsync(() -> putUnchecked(backend, "b"));
            writes.add(write);
            awaitUnlessBlocked(write);
            assertThat(keys(reader.scan("lead", KeyRange.ALL, ASCENDING, 10))).isEqualTo(first);
            assertThat(reader.get("lead", "b")).isEmpty();
            assertThat(reader.count("lead", KeyRange.ALL, 10)).isEqualTo(1);
            return first;
        });

        assertThat(seen).containsExactly("a");
        for (CompletableFuture<Void> write : writes) {
            write.get(30, TimeUnit.SECONDS);
        }
        assertThat(get(backend, "lead", "b")).isPresent();
    }

    @Test
    default void concurrent_increments_are_not_lost() throws Exception {
        KeyValueBackend backend = emptyBackend();
        put(backend, "lead", "counter", "0");

        List<ConcurrentTasks.Outcome<Boolean>> outcomes = ConcurrentTasks.run(20, number -> () -> {
            for (int i = 0; i < 10; i++) {
                backend.write(writer -> {
                    int before = Integer.parseInt(writer.get("lead", "counter").orElseThrow());
                    writer.put("lead", "counter", String.valueOf(before + 1));
                    return before;
                });
            }
            return true;
        });

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isEmpty());
        assertThat(get(backend, "lead", "counter")).contains("200");
    }

    /** Each writer checks a range that the others write to, and writes its own key. */
    @Test
    default void one_of_many_writers_finds_a_range_empty() throws Exception {
        KeyValueBackend backend = emptyBackend();

        List<ConcurrentTasks.Outcome<Boolean>> outcomes = ConcurrentTasks.run(
                20,
                number -> () -> backend.write(writer -> {
                    boolean isFree = writer.count("lead", KeyRange.under("acme"), 1) == 0;
                    if (isFree) {
                        writer.put("lead", "acme/" + number, "mine");
                    }
                    return isFree;
                }));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isEmpty());
        assertThat(outcomes.stream().filter(outcome -> outcome.result().orElseThrow()))
                .hasSize(1);
        assertThat(count(backend, KeyRange.ALL, 100)).isEqualTo(1);
    }

    private KeyValueBackend filled(String... keys) throws Exception {
        KeyValueBackend backend = emptyBackend();
        return backend.write(writer -> {
            for (String key : keys) {
                writer.put("lead", key, "value of " + key);
            }
            return backend;
        });
    }

    private static void put(KeyValueBackend backend, String table, String key, String value) throws Exception {
        backend.write(writer -> {
            writer.put(table, key, value);
            return true;
        });
    }

    private static void putUnchecked(KeyValueBackend backend, String key) {
        try {
            put(backend, "lead", key, "value of " + key);
        } catch (Exception failure) {
            throw new CompletionException(failure);
        }
    }

    private static void remove(KeyValueBackend backend, String table, String key) throws Exception {
        backend.write(writer -> {
            writer.remove(table, key);
            return true;
        });
    }

    private static Optional<String> get(KeyValueBackend backend, String table, String key) throws Exception {
        return backend.read(reader -> reader.get(table, key));
    }

    private static List<KeyValueEntry> scan(KeyValueBackend backend, KeyRange range, ScanOrder order, int limit) {
        return read(backend, reader -> reader.scan("lead", range, order, limit));
    }

    private static long count(KeyValueBackend backend, KeyRange range, long limit) {
        return read(backend, reader -> reader.count("lead", range, limit));
    }

    private static <T> T read(KeyValueBackend backend, KeyValueBackend.Work<KeyValueReader, T> work) {
        try {
            return backend.read(work);
        } catch (Exception failure) {
            throw new AssertionError("a read of the backend failed", failure);
        }
    }

    private static List<String> keys(List<KeyValueEntry> entries) {
        return entries.stream().map(KeyValueEntry::key).toList();
    }

    private static boolean thrown(Throwable failure) throws Exception {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (Exception) failure;
    }

    private static void awaitUnlessBlocked(CompletableFuture<?> task) throws Exception {
        try {
            task.get(500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException blockedByTheTransaction) {
            // The task continues after the transaction.
        } catch (ExecutionException failed) {
            throw new AssertionError("the concurrent transaction failed", failed.getCause());
        }
    }
}
