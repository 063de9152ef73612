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
 * The schema version of the documents in the database, stored in a document of its own. The numbers are those of the
 * SQL scripts. A database without this document has a version before {@link #ERASURE}.
 */
public record SchemaVersion(MongoCollections collections) {

    /** From this version on, erased leads have {@code erased_at} and no personal data. */
    static final int ERASURE = 8;

    /** From this version on, changes mark their leads for the event feed. */
    static final int FEED = 15;

    /** From this version on, the search index may have the rules of version 2. Documents have no other change. */
    static final int SEARCH_RULES = 17;

    /** From this version on, leads have filter terms. Reindexing adds them to older documents. */
    static final int LIST_FILTERS = 18;

    /** The version that this release of Leadstone reads and writes. */
    public static final int NEWEST = LIST_FILTERS;

    private static final String VERSION = "version";
    private static final String SEARCH_VERSION = "search_version";
    private static final Bson BY_ID = new BsonDocument(LeadDocumentFields.ID, BsonValues.of("documents"));

    /**
     * Migrates all documents to the newest version and returns the number of changed documents. It can be interrupted
     * and repeated.
     */
    public long migrate() {
        long version = number(VERSION);
        if (version >= NEWEST) {
            return 0;
        }
        long migrated = version < ERASURE ? new ErasureMigration(collections).run() : 0;
        collections.schema().upsert(BY_ID, Updates.max(VERSION, BsonValues.of(NEWEST)));
        return migrated;
    }

    /** Returns true if the database has leads and its version is older than the newest one. */
    public boolean isBehind() {
        return number(VERSION) < NEWEST && hasLeads();
    }

    /** Returns true if older rules of searches may have computed the index terms of some leads. */
    public boolean isSearchBehind() {
        return !hasCurrentSearch() && hasLeads();
    }

    /** Returns true if the database has the version of the present rules of searches. */
    boolean hasCurrentSearch() {
        return number(SEARCH_VERSION) >= SearchIndexVersion.CURRENT;
    }

    /** Stores that the present rules of searches computed the index terms of all leads. */
    void searchIsCurrent() {
        collections.schema().upsert(BY_ID, Updates.max(SEARCH_VERSION, BsonValues.of(SearchIndexVersion.CURRENT)));
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
