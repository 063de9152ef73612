package io.leadstone.adapter.mongo.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MongoFailuresTest {

    private static final ServerAddress SERVER = new ServerAddress();

    static List<MongoException> unavailable() {
        MongoSocketReadException lost = new MongoSocketReadException("lost", SERVER, new IOException("lost"));
        return List.of(
                lost,
                new MongoSocketOpenException("refused", SERVER, new IOException("refused")),
                new MongoTimeoutException("no server, or no connection in the pool, in time"),
                new MongoNotPrimaryException(new BsonDocument("code", new BsonInt32(10107)), SERVER),
                new MongoNodeIsRecoveringException(new BsonDocument("code", new BsonInt32(11600)), SERVER),
                new MongoWriteConcernException(
                        new WriteConcernError(
                                64,
                                "WriteConcernFailed",
                                "waiting for replication timed out",
                                new BsonDocument("wtimeout", BsonBoolean.TRUE)),
                        WriteConcernResult.acknowledged(1, true, null),
                        SERVER,
                        Set.of()));
    }

    @ParameterizedTest
    @MethodSource("unavailable")
    void a_silent_server_is_an_unavailable_store(MongoException failure) {
        assertThat(MongoFailures.translate(failure))
                .isInstanceOf(StoreUnavailableException.class)
                .hasCause(failure);
    }

    static Stream<MongoException> others() {
        return Stream.of(
                new MongoException("any"),
                new MongoCommandException(new BsonDocument("code", new BsonInt32(13)), SERVER),
                new MongoSecurityException(null, "wrong password", new IllegalStateException()),
                new MongoWriteConcernException(
                        new WriteConcernError(100, "UnsatisfiableWriteConcern", "not so many", new BsonDocument()),
                        WriteConcernResult.acknowledged(1, true, null),
                        SERVER,
                        Set.of()));
    }

    @ParameterizedTest
    @MethodSource("others")
    void other_failures_are_not_translated(MongoException failure) {
        assertThat(MongoFailures.translate(failure)).isSameAs(failure);
    }

    @Test
    void a_duplicate_is_recognized_by_its_code() {
        assertThat(MongoFailures.isDuplicateKey(refused(11000))).isTrue();
        assertThat(MongoFailures.isDuplicateKey(refused(121))).isFalse();
    }

    @Test
    void a_bulk_is_a_duplicate_if_nothing_else_failed() {
        assertThat(MongoFailures.isDuplicateKey(refusedInBulk(11000, 11000))).isTrue();
        assertThat(MongoFailures.isDuplicateKey(refusedInBulk(11000, 121))).isFalse();
        assertThat(MongoFailures.isDuplicateKey(refusedInBulk())).isFalse();
    }

    private static MongoException refusedInBulk(int... codes) {
        return new MongoBulkWriteException(
                BulkWriteResult.acknowledged(0, 0, 0, 0, List.of(), List.of()),
                IntStream.range(0, codes.length)
                        .mapToObj(i -> new BulkWriteError(codes[i], "refused", new BsonDocument(), i))
                        .toList(),
                null,
                SERVER,
                Set.of());
    }

    private static MongoException refused(int code) {
        return new MongoWriteException(new WriteError(code, "E11000", new BsonDocument()), SERVER, Set.of());
    }
}
