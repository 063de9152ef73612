package io.leadstone.adapter.mongo;

import io.leadstone.adapter.mongo.schema.LeadIndexes;

/**
 * Decides what a store does with indexes and with documents of an older schema when it is built. MongoDB creates
 * collections by itself, but no indexes.
 */
public enum MongoSchemaMode {
    /**
     * The store neither reads nor creates indexes. The host creates them, with {@link LeadIndexes} or by hand. After an
     * upgrade it calls {@link MongoLeadStore#migrate} and {@link MongoLeadStore#reindexSearch}.
     */
    NONE,
    /**
     * The store requires all indexes, documents of the newest schema, and index terms of the current rules. If indexes
     * are missing, the error names all of them.
     */
    VALIDATE,
    /**
     * The store computes outdated index terms again, creates missing indexes and migrates documents of an older schema.
     * Existing indexes stay.
     */
    CREATE
}
