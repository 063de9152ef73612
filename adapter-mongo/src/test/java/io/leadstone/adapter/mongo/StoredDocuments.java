package io.leadstone.adapter.mongo;

import com.mongodb.client.MongoDatabase;
import org.bson.BsonDocument;

/** All documents of a database, as text. */
final class StoredDocuments {

    private StoredDocuments() {}

    static String of(MongoDatabase database) {
        StringBuilder found = new StringBuilder();
        for (String collection : database.listCollectionNames()) {
            for (BsonDocument document :
                    database.getCollection(collection, BsonDocument.class).find()) {
                found.append(document.toJson()).append('\n');
            }
        }
        return found.toString();
    }
}
