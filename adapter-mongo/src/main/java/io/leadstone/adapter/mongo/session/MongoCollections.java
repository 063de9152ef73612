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
import io.leadstone.adapter.mongo.document.WebhookFields;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * The store's collections in one database, all reached through the same session.
 *
 * @param longOperations the same database, reached without a read timeout; see {@link MongoLeadStoreBuilder#longOperations}
 * @param prefix what their names begin with
 * @param session the host's session where one is open now, asked for anew in each operation
 * @param limits how long a command may take
 */
public record MongoCollections(
        MongoDatabase database,
        MongoDatabase longOperations,
        String prefix,
        Supplier<Optional<ClientSession>> session,
        MongoLimits limits) {

    private static final int WIRE_VERSION_OF_SNAPSHOTS = 13;
    private static final int COMMAND_NOT_FOUND = 59;

    /** The collections in {@code database} without a host's session, with the usual time limits. */
    public static MongoCollections of(MongoDatabase database, MongoDatabase longOperations, String prefix) {
        return new MongoCollections(database, longOperations, prefix, Optional::empty, MongoLimits.USUAL);
    }

    public MongoCollections within(MongoLimits others) {
        return new MongoCollections(database, longOperations, prefix, session, others);
    }

    public MongoCollections inSession(Supplier<Optional<ClientSession>> sessions) {
        return new MongoCollections(database, longOperations, prefix, sessions, limits);
    }

    /** The same collections without a time limit, for exports. A host's session keeps its own client, with that client's timeouts. */
    public MongoCollections unlimited() {
        MongoDatabase reached = session.get().isPresent() ? database : longOperations;
        return new MongoCollections(reached, longOperations, prefix, session, limits.ofLongOperations());
    }

    /** The same collections without a time limit and without the host's session, for maintenance. */
    public MongoCollections forMaintenance() {
        return new MongoCollections(longOperations, longOperations, prefix, Optional::empty, limits.ofLongOperations());
    }

    public SessionCollection leads() {
        return collection(LeadDocumentFields.LEADS);
    }

    /** Returns the collection of entries that were moved out of the documents of leads. */
    public SessionCollection log(String name) {
        return collection(name);
    }

    public SessionCollection conversations() {
        return collection(ConversationFields.CONVERSATIONS);
    }

    public SessionCollection widgetSessions() {
        return collection(ConversationFields.SESSIONS);
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

    /** Whether the server reads more than one document as of one moment: a replica set or a cluster does, from MongoDB 5.0 on. */
    public boolean readsSnapshots() {
        try {
            BsonDocument hello = MongoRetry.run(
                    () -> database.withCodecRegistry(MongoClientSettings.getDefaultCodecRegistry())
                            .runCommand(new BsonDocument("hello", new BsonInt32(1)), BsonDocument.class),
                    MongoFailures::isWorthAnotherRead,
                    limits.retries());
            boolean isOneOfMany = hello.containsKey("setName") || hello.containsKey("msg");
            return isOneOfMany && BsonValues.number(hello, "maxWireVersion") >= WIRE_VERSION_OF_SNAPSHOTS;
        } catch (MongoCommandException failure) {
            if (failure.getErrorCode() == COMMAND_NOT_FOUND) {
                return false;
            }
            throw MongoFailures.told(failure);
        } catch (MongoException failure) {
            throw MongoFailures.told(failure);
        }
    }

    private SessionCollection collection(String name) {
        // The driver's own codecs: a host's may read UUIDs and dates as they please.
        return new SessionCollection(
                database.getCollection(prefix + name, BsonDocument.class)
                        .withCodecRegistry(MongoClientSettings.getDefaultCodecRegistry()),
                session,
                limits);
    }
}
