package io.leadstone.adapter.mongo;

import io.leadstone.adapter.mongo.schema.LeadIndexes;

/** The treatment of indexes and of documents of an older schema when a store is built. MongoDB creates collections, but no indexes. */
public enum MongoSchemaMode {
    /**
     * The store neither reads nor creates indexes. The host creates them, with {@link LeadIndexes} or by hand, and calls
     * {@link MongoLeadStore#migrate}.
     */
    NONE,
    /** All indexes that Leadstone needs must be there, and no document may be of an older schema. An error names all that is missing. */
    VALIDATE,
    /** Missing indexes are created and documents of an older schema are migrated. What is there stays. */
    CREATE
}
