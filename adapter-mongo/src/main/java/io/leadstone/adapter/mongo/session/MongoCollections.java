package io.leadstone.adapter.mongo.session;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;
import io.leadstone.adapter.mongo.MongoLeadStoreBuilder;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.ConversationFields;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.SubmissionFields;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.application.idempotency.AttemptScope;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * The collections of the store in one database. All of them use the same session of the host.
 *
 * @param longOperations the same database, reached without a read timeout; see {@link
 *     MongoLeadStoreBuilder#longOperations}
 * @param prefix the prefix of the names of the collections
 * @param session returns the host's session if one is active; called in each operation
 * @param limits the time limits of a command
 * @param attempts the idempotent writes of the threads
 */
public record MongoCollections(
        MongoDatabase database,
        MongoDatabase longOperations,
        String prefix,
        Supplier<Optional<ClientSession>> session,
        MongoLimits limits,
        AttemptScope attempts) {

    private static final int WIRE_VERSION_OF_SNAPSHOTS = 13;
    private static final int COMMAND_NOT_FOUND = 59;

    /** Returns the collections in {@code database} without a session of the host, with the default time limits. */
    public static MongoCollections of(MongoDatabase database, MongoDatabase longOperations, String prefix) {
        return new MongoCollections(
                database, longOperations, prefix, Optional::empty, MongoLimits.DEFAULT, new AttemptScope());
    }

    public MongoCollections within(MongoLimits others) {
        return new MongoCollections(database, longOperations, prefix, session, others, attempts);
    }

    public MongoCollections inSession(Supplier<Optional<ClientSession>> sessions) {
        return new MongoCollections(database, longOperations, prefix, sessions, limits, attempts);
    }

    /**
     * Returns the same collections without a time limit, for exports. A session of the host works only with its own
     * client, so the timeouts of that client apply.
     */
    public MongoCollections unlimited() {
        MongoDatabase target = session.get().isPresent() ? database : longOperations;
        return new MongoCollections(target, longOperations, prefix, session, limits.ofLongOperations(), attempts);
    }

    /** Returns the same collections without a time limit and without the host's session, for maintenance. */
    public MongoCollections forMaintenance() {
        return new MongoCollections(
                longOperations, longOperations, prefix, Optional::empty, limits.ofLongOperations(), attempts);
    }

    /**
     * Repeats {@code attempt} with pauses until it has a result. A read may not see the write that refused another one:
     * the primary has it, but a majority of members does not.
     *
     * @throws StoreUnavailableException if there is no result after the time limit for retries
     */
    public <T> T repeat(Supplier<Optional<T>> attempt) {
        return MongoRetry.untilPresent(attempt, limits.retries());
    }

    public SessionCollection leads() {
        return collection(LeadDocumentFields.LEADS);
    }

    /** Returns a collection that is not one of the main ones, by its name without the prefix. */
    public SessionCollection named(String name) {
        return collection(name);
    }

    public SessionCollection conversations() {
        return collection(ConversationFields.CONVERSATIONS);
    }

    public SessionCollection widgetSessions() {
        return collection(ConversationFields.SESSIONS);
    }

    public SessionCollection submissions() {
        return collection(SubmissionFields.SUBMISSIONS);
    }

    public SessionCollection webhooks() {
        return collection(WebhookFields.WEBHOOKS);
    }

    public SessionCollection deliveries() {
        return collection(WebhookFields.DELIVERIES);
    }

    public SessionCollection schema() {
        return collection(LeadDocumentFields.SCHEMA);
    }

    public SessionCollection agents() {
        return collection(LeadDocumentFields.AGENTS);
    }

    public SessionCollection apiKeys() {
        return collection(LeadDocumentFields.API_KEYS);
    }

    /**
     * Returns true if the server can read several documents as of one instant outside a transaction. A replica set and
     * a sharded cluster can do so from MongoDB 5.0 on.
     */
    public boolean readsSnapshots() {
        try {
            BsonDocument hello = MongoRetry.run(
                    () -> database.withCodecRegistry(MongoClientSettings.getDefaultCodecRegistry())
                            .runCommand(new BsonDocument("hello", new BsonInt32(1)), BsonDocument.class),
                    MongoFailures::isWorthAnotherRead,
                    limits.retries());
            boolean isReplicated = hello.containsKey("setName") || hello.containsKey("msg");
            return isReplicated && BsonValues.number(hello, "maxWireVersion") >= WIRE_VERSION_OF_SNAPSHOTS;
        } catch (MongoCommandException failure) {
            if (failure.getErrorCode() == COMMAND_NOT_FOUND) {
                return false;
            }
            throw MongoFailures.translate(failure);
        } catch (MongoException failure) {
            throw MongoFailures.translate(failure);
        }
    }

    private SessionCollection collection(String name) {
        // The driver's default codecs are used, because the host's may map UUIDs and dates in another way.
        return new SessionCollection(
                database.getCollection(prefix + name, BsonDocument.class)
                        .withCodecRegistry(MongoClientSettings.getDefaultCodecRegistry()),
                session,
                limits);
    }
}
