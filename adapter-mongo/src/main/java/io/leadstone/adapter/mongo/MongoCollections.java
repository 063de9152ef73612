package io.leadstone.adapter.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * The store's collections in one database, all reached through the same session.
 *
 * @param prefix what their names begin with
 * @param session the host's session where one is open now, asked for anew in each operation
 */
record MongoCollections(MongoDatabase database, String prefix, Supplier<Optional<ClientSession>> session) {

    private static final int WIRE_VERSION_OF_SNAPSHOTS = 13;

    SessionCollection leads() {
        return collection(LeadFields.LEADS);
    }

    SessionCollection log(LeadLog log) {
        return collection(log.collection());
    }

    SessionCollection conversations() {
        return collection(ConversationFields.CONVERSATIONS);
    }

    SessionCollection widgetSessions() {
        return collection(ConversationFields.SESSIONS);
    }

    SessionCollection webhooks() {
        return collection(WebhookFields.WEBHOOKS);
    }

    SessionCollection deliveries() {
        return collection(WebhookFields.DELIVERIES);
    }

    SessionCollection schema() {
        return collection(LeadFields.SCHEMA);
    }

    SessionCollection agents() {
        return collection(LeadFields.AGENTS);
    }

    SessionCollection apiKeys() {
        return collection(LeadFields.API_KEYS);
    }

    /** Whether the server reads more than one document as of one moment: a replica set or a cluster does, from MongoDB 5.0 on. */
    boolean readsSnapshots() {
        try {
            BsonDocument hello = database.withCodecRegistry(MongoClientSettings.getDefaultCodecRegistry())
                    .runCommand(new BsonDocument("hello", new BsonInt32(1)), BsonDocument.class);
            boolean isOneOfMany = hello.containsKey("setName") || hello.containsKey("msg");
            return isOneOfMany && BsonValues.number(hello, "maxWireVersion") >= WIRE_VERSION_OF_SNAPSHOTS;
        } catch (MongoCommandException tooOldForThis) {
            return false;
        } catch (MongoException failure) {
            throw MongoFailures.told(failure);
        }
    }

    private SessionCollection collection(String name) {
        // The driver's own codecs: a host's may read UUIDs and dates as they please.
        return new SessionCollection(
                database.getCollection(prefix + name, BsonDocument.class)
                        .withCodecRegistry(MongoClientSettings.getDefaultCodecRegistry()),
                session);
    }
}
