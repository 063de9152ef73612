package io.leadstone.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.KeyValueBackend;
import io.leadstone.store.backend.KeyValueEntry;
import io.leadstone.store.backend.KeyValueReader;
import io.leadstone.store.backend.KeyValueWriter;
import io.leadstone.store.backend.ScanOrder;
import io.leadstone.testkit.contract.backend.KeyValueBackendContract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Checks that the contract of a backend detects each fault by the named test. */
class BrokenBackendsTest {

    private static final String FAULT = "leadstone.fault";

    /** A backend with a fault, and the test that must fail for it. */
    record BackendFault(String name, String detectedBy, Supplier<KeyValueBackend> backend) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<BackendFault> faults() {
        return Stream.of(
                new BackendFault(
                        "rollbacks commit",
                        "an_exception_of_the_work_rolls_back_and_is_rethrown",
                        () -> new CommittingBackend(new InMemoryBackend())),
                new BackendFault(
                        "exceptions are wrapped",
                        "an_exception_of_the_work_rolls_back_and_is_rethrown",
                        () -> new WrappingBackend(new InMemoryBackend())),
                new BackendFault(
                        "the last bound is in the range",
                        "a_key_range_excludes_its_upper_bound",
                        () -> scans((delegate, scan) -> scan.within(new KeyRange(
                                        scan.range().from(), scan.range().to() + " "))
                                .of(delegate))),
                new BackendFault(
                        "the first bound is not in the range",
                        "a_key_range_excludes_its_upper_bound",
                        () -> scans((delegate, scan) -> scan.within(
                                        scan.range().after(scan.range().from()))
                                .of(delegate))),
                new BackendFault(
                        "keys are ordered without case",
                        "keys_are_ordered_by_code_point",
                        () -> scans((delegate, scan) -> scan.of(delegate).stream()
                                .sorted(Comparator.comparing(KeyValueEntry::key, String.CASE_INSENSITIVE_ORDER))
                                .toList())),
                new BackendFault(
                        "scans are always ascending",
                        "keys_are_ordered_by_code_point",
                        () -> scans((delegate, scan) ->
                                new Scan(scan.table(), scan.range(), ScanOrder.ASCENDING, scan.limit()).of(delegate))),
                new BackendFault(
                        "scans have no limit",
                        "a_scan_returns_the_first_entries_up_to_its_limit",
                        () -> scans((delegate, scan) ->
                                new Scan(scan.table(), scan.range(), scan.order(), Integer.MAX_VALUE).of(delegate))),
                new BackendFault(
                        "a descending scan has the first entries of the range",
                        "a_scan_returns_the_first_entries_up_to_its_limit",
                        () -> scans((delegate, scan) -> {
                            List<KeyValueEntry> first = new ArrayList<>(
                                    new Scan(scan.table(), scan.range(), ScanOrder.ASCENDING, scan.limit())
                                            .of(delegate));
                            if (scan.order() == ScanOrder.DESCENDING) {
                                first.sort(
                                        Comparator.comparing(KeyValueEntry::key).reversed());
                            }
                            return first;
                        })),
                new BackendFault(
                        "counts have no limit",
                        "a_count_stops_at_its_limit",
                        () -> statements(writer -> new DecoratedWriter(writer) {
                            @Override
                            public long count(String table, KeyRange range, long limit) throws Exception {
                                return super.count(table, range, Long.MAX_VALUE);
                            }
                        })),
                new BackendFault(
                        "blanks at the end are lost",
                        "a_value_is_read_as_it_was_written",
                        () -> statements(writer -> new DecoratedWriter(writer) {
                            @Override
                            public void put(String table, String key, String value) throws Exception {
                                super.put(table, key, value.stripTrailing());
                            }
                        })),
                new BackendFault(
                        "all tables are one",
                        "tables_are_independent",
                        () -> statements(writer -> new DecoratedWriter(writer) {
                            @Override
                            public Optional<String> get(String table, String key) throws Exception {
                                return super.get("all", key);
                            }

                            @Override
                            public void put(String table, String key, String value) throws Exception {
                                super.put("all", key, value);
                            }

                            @Override
                            public void remove(String table, String key) throws Exception {
                                super.remove("all", key);
                            }
                        })),
                new BackendFault(
                        "uncommitted writes are visible",
                        "a_write_is_invisible_before_its_commit",
                        () -> new StatementBackend(new InMemoryBackend(), new AtomicInteger())),
                new BackendFault(
                        "a read sees several states",
                        "a_read_transaction_sees_one_consistent_state",
                        () -> new StatementBackend(new InMemoryBackend(), new AtomicInteger())),
                new BackendFault(
                        "increments are lost",
                        "concurrent_increments_are_not_lost",
                        () -> new StatementBackend(new InMemoryBackend(), new AtomicInteger())),
                new BackendFault(
                        "a range is checked before it is locked",
                        "one_of_many_writers_finds_a_range_empty",
                        () -> new StatementBackend(new InMemoryBackend(), new AtomicInteger())));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void the_contract_detects(BackendFault fault) {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .configurationParameter(FAULT, fault.name())
                .selectors(selectMethod(BrokenBackendContract.class, fault.detectedBy()))
                .execute()
                .testEvents();

        assertThat(tests.started().count()).isPositive();
        assertThat(tests.failed().count())
                .as("failed tests of the fault '%s'", fault)
                .isPositive();
    }

    @ExtendWith(FaultParameter.class)
    record BrokenBackendContract(BackendFault fault) implements KeyValueBackendContract {

        @Override
        public KeyValueBackend emptyBackend() {
            return fault.backend().get();
        }
    }

    /** Passes the fault to the constructor of the test class. */
    static class FaultParameter implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == BackendFault.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            String name = test.getConfigurationParameter(FAULT).orElseThrow();
            return faults().filter(fault -> fault.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static KeyValueBackend statements(UnaryOperator<KeyValueWriter> broken) {
        InMemoryBackend delegate = new InMemoryBackend();
        return new KeyValueBackend() {
            @Override
            public <T> T read(Work<KeyValueReader, T> work) throws Exception {
                return delegate.write(writer -> work.run(broken.apply(writer)));
            }

            @Override
            public <T> T write(Work<KeyValueWriter, T> work) throws Exception {
                return delegate.write(writer -> work.run(broken.apply(writer)));
            }
        };
    }

    private static KeyValueBackend scans(BrokenScan broken) {
        return statements(writer -> new DecoratedWriter(writer) {
            @Override
            public List<KeyValueEntry> scan(String table, KeyRange range, ScanOrder order, int limit) throws Exception {
                return broken.entries(writer, new Scan(table, range, order, limit));
            }
        });
    }

    private interface BrokenScan {
        List<KeyValueEntry> entries(KeyValueReader delegate, Scan scan) throws Exception;
    }

    private record Scan(String table, KeyRange range, ScanOrder order, int limit) {

        Scan within(KeyRange other) {
            return new Scan(table, other, order, limit);
        }

        List<KeyValueEntry> of(KeyValueReader delegate) throws Exception {
            return delegate.scan(table, range, order, limit);
        }
    }

    /** Commits the writes of work that fails. */
    private record CommittingBackend(KeyValueBackend delegate) implements KeyValueBackend {

        @Override
        public <T> T read(Work<KeyValueReader, T> work) throws Exception {
            return delegate.read(work);
        }

        @Override
        public <T> T write(Work<KeyValueWriter, T> work) throws Exception {
            List<Exception> failures = new ArrayList<>();
            Optional<T> result = delegate.write(writer -> {
                try {
                    return Optional.of(work.run(writer));
                } catch (Exception failure) {
                    failures.add(failure);
                    return Optional.empty();
                }
            });
            if (!failures.isEmpty()) {
                throw failures.get(0);
            }
            return result.orElseThrow();
        }
    }

    /** Wraps the exception of the work in another one. */
    private record WrappingBackend(KeyValueBackend delegate) implements KeyValueBackend {

        @Override
        public <T> T read(Work<KeyValueReader, T> work) throws Exception {
            return delegate.read(work);
        }

        @Override
        public <T> T write(Work<KeyValueWriter, T> work) {
            try {
                return delegate.write(work);
            } catch (Exception failure) {
                throw new IllegalStateException("the transaction failed", failure);
            }
        }
    }

    /** Runs each statement in its own transaction. The first reader waits for a second one. */
    private record StatementBackend(KeyValueBackend delegate, AtomicInteger readers) implements KeyValueBackend {

        @Override
        public <T> T read(Work<KeyValueReader, T> work) throws Exception {
            return work.run(new Statements(delegate));
        }

        @Override
        public <T> T write(Work<KeyValueWriter, T> work) throws Exception {
            return work.run(new Statements(delegate) {
                @Override
                public Optional<String> get(String table, String key) throws Exception {
                    Optional<String> found = super.get(table, key);
                    Race.waitForAnother(readers);
                    return found;
                }

                @Override
                public long count(String table, KeyRange range, long limit) throws Exception {
                    long found = super.count(table, range, limit);
                    Race.waitForAnother(readers);
                    return found;
                }
            });
        }
    }

    private static class Statements implements KeyValueWriter {

        private final KeyValueBackend delegate;

        Statements(KeyValueBackend delegate) {
            this.delegate = delegate;
        }

        @Override
        public Optional<String> get(String table, String key) throws Exception {
            return delegate.read(reader -> reader.get(table, key));
        }

        @Override
        public List<KeyValueEntry> scan(String table, KeyRange range, ScanOrder order, int limit) throws Exception {
            return delegate.read(reader -> reader.scan(table, range, order, limit));
        }

        @Override
        public long count(String table, KeyRange range, long limit) throws Exception {
            return delegate.read(reader -> reader.count(table, range, limit));
        }

        @Override
        public void put(String table, String key, String value) throws Exception {
            delegate.write(writer -> {
                writer.put(table, key, value);
                return true;
            });
        }

        @Override
        public void remove(String table, String key) throws Exception {
            delegate.write(writer -> {
                writer.remove(table, key);
                return true;
            });
        }
    }
}
