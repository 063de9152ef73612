package io.leadstone.adapter.mongo.schema;

import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.search.SearchIndexVersion;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * The number of the schema that the documents in the database have, in a document of its own. Its numbers are those of the SQL scripts;
 * a database without the document has documents of a number before {@link #ERASURE}.
 */
public record SchemaVersion(MongoCollections collections) {

    /** Erased leads have {@code erased_at} and nothing personal. */
    static final int ERASURE = 8;

    /** The number that this version of Leadstone reads and writes. */
    public static final int NEWEST = ERASURE;

    private static final String VERSION = "version";
    private static final String SEARCH_VERSION = "search_version";
    private static final Bson BY_ID = new BsonDocument(LeadDocumentFields.ID, BsonValues.of("documents"));

    /** Brings all documents to the newest number; the number of documents that were changed. It can be stopped and begun again. */
    public long migrate() {
        if (number(VERSION) >= NEWEST) {
            return 0;
        }
        long migrated = new ErasureMigration(collections).run();
        collections.schema().put(BY_ID, Updates.max(VERSION, BsonValues.of(NEWEST)));
        return migrated;
    }

    /** Returns true if the database has leads whose documents may be of an older number. */
    public boolean isBehind() {
        return number(VERSION) < NEWEST && hasLeads();
    }

    /** Returns true if older rules of searches may have computed the index terms of some leads. */
    public boolean isSearchBehind() {
        return number(SEARCH_VERSION) < SearchIndexVersion.CURRENT && hasLeads();
    }

    /** Stores that the present rules of searches computed the index terms of all leads. */
    void searchIsCurrent() {
        collections.schema().put(BY_ID, Updates.max(SEARCH_VERSION, BsonValues.of(SearchIndexVersion.CURRENT)));
    }

    private boolean hasLeads() {
        return !collections
                .leads()
                .list(new BsonDocument(), new BsonDocument(), LeadDocuments.STATE, 0, 1)
                .isEmpty();
    }

    /** Returns the number in a field, or 0 if the document or the field is missing. */
    private long number(String field) {
        return collections
                .schema()
                .first(BY_ID, new BsonDocument())
                .filter(document -> document.containsKey(field))
                .map(document -> BsonValues.number(document, field))
                .orElse(0L);
    }
}
