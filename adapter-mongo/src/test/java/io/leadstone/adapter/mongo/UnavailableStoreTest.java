package io.leadstone.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import io.leadstone.adapter.mongo.session.MongoLimits;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All ports report an unavailable store if the server, a proxy or a mongos answers with an error code or label of that
 * meaning.
 */
class UnavailableStoreTest {

    private static final int ANY_OTHER_CODE = 8_000;

    private static final FailingBackend BACKEND = new FailingBackend();

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(BACKEND, UnavailableStoreTest::withoutRetries);

    private static final MongoLeadStore STORE =
            MONGO.freshStore().within(new MongoLimits(MongoLimits.COMMAND, Duration.ZERO));
    private static final StoreCalls CALLS = new StoreCalls(STORE);

    static Stream<Arguments> failures() {
        Stream<Arguments> codes = IntStream.of(
                        6, 7, 50, 70, 89, 91, 133, 134, 189, 202, 262, 317, 9001, 10058, 10107, 11600, 11602, 13435,
                        13436)
                .mapToObj(code -> Arguments.of(code, List.of()));
        Stream<Arguments> labels = Stream.of(
                        List.of("TransientTransactionError"),
                        List.of("UnknownTransactionCommitResult"),
                        List.of("RetryableWriteError"),
                        List.of("RetryableWriteError", "NoWritesPerformed"),
                        List.of("SystemOverloadedError"),
                        List.of("SystemOverloadedError", "RetryableError"))
                .map(label -> Arguments.of(ANY_OTHER_CODE, label));
        return Stream.concat(codes, labels);
    }

    @AfterEach
    void recover() {
        BACKEND.recover();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void every_call_reports_an_unavailable_store(int code, List<String> labels) {
        BACKEND.fail(code, labels);

        assertUnavailable(CALLS.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void an_unconfirmed_write_is_an_unavailable_store(int code, List<String> labels) {
        BACKEND.leaveUnconfirmed(code, labels);

        assertUnavailable(StoreCalls.BATCHES);
        assertUnavailable(StoreCalls.FIND_AND_MODIFY);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_refused_write_of_a_batch_is_an_unavailable_store(int code, List<String> labels) {
        BACKEND.refuseWrites(code, labels);

        assertUnavailable(StoreCalls.BATCHES);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_transaction_throws_the_drivers_exception_unchanged(int code, List<String> labels) {
        BACKEND.fail(code, labels);
        try (ClientSession session = MONGO.client().startSession()) {
            assertThat(CALLS.all()).allSatisfy((name, call) -> {
                session.startTransaction();
                Throwable thrown = catchThrowable(() -> call.accept(STORE.inSession(session)));
                assertThat(thrown).as(name).isInstanceOfSatisfying(MongoException.class, failure -> {
                    assertThat(failure.getCode()).isEqualTo(code);
                    assertThat(failure.getErrorLabels()).containsAll(labels);
                });
                session.abortTransaction();
            });
        }
    }

    private static void assertUnavailable(Set<String> calls) {
        assertThat(calls)
                .allSatisfy(
                        name -> assertThatThrownBy(() -> CALLS.all().get(name).accept(STORE))
                                .as(name)
                                .isExactlyInstanceOf(StoreUnavailableException.class)
                                .hasCauseInstanceOf(MongoException.class));
    }

    /** Switches off retries, so that each call sends its command once. */
    private static void withoutRetries(MongoClientSettings.Builder settings) {
        settings.retryReads(false)
                .retryWrites(false)
                .applyToServerSettings(server -> server.heartbeatFrequency(50, TimeUnit.MILLISECONDS)
                        .minHeartbeatFrequency(5, TimeUnit.MILLISECONDS));
    }
}
