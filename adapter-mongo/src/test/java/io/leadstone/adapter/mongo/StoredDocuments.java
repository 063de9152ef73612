package io.leadstone.adapter.mongo;

import com.mongodb.client.MongoDatabase;
import java.util.HexFormat;
import org.bson.BsonDocument;
import org.bson.json.JsonWriterSettings;

/** Returns all documents of a database as text. */
public final class StoredDocuments {

    /** Ids are written in hexadecimal, because Base64 may contain any word by chance. */
    private static final JsonWriterSettings IDS_IN_HEX = JsonWriterSettings.builder()
            .binaryConverter((binary, json) -> json.writeString(HexFormat.of().formatHex(binary.getData())))
            .build();

    private StoredDocuments() {}

    public static String of(MongoDatabase database) {
        StringBuilder found = new StringBuilder();
        for (String collection : database.listCollectionNames()) {
            for (BsonDocument document :
                    database.getCollection(collection, BsonDocument.class).find()) {
                found.append(document.toJson(IDS_IN_HEX)).append('\n');
            }
        }
        return found.toString();
    }
}
