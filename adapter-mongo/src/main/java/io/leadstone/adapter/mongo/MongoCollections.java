package io.leadstone.adapter.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.BsonDocument;

/**
 * The store's collections in one database, all reached through the same session.
 *
 * @param prefix what their names begin with
 * @param session the host's session where one is open now, asked for anew in each operation
 */
record MongoCollections(MongoDatabase database, String prefix, Supplier<Optional<ClientSession>> session) {

    SessionCollection leads() {
        return collection(LeadFields.LEADS);
    }

    SessionCollection log(LeadLog log) {
        return collection(log.collection());
    }

    SessionCollection agents() {
        return collection(LeadFields.AGENTS);
    }

    SessionCollection apiKeys() {
        return collection(LeadFields.API_KEYS);
    }

    private SessionCollection collection(String name) {
        // The driver's own codecs: a host's may read UUIDs and dates as they please.
        return new SessionCollection(
                database.getCollection(prefix + name, BsonDocument.class)
                        .withCodecRegistry(MongoClientSettings.getDefaultCodecRegistry()),
                session);
    }
}
