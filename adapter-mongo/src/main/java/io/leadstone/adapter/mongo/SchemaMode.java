package io.leadstone.adapter.mongo;

/** What becomes of the indexes when a store is built. MongoDB makes collections by itself; their indexes it does not. */
public enum SchemaMode {
    /** Nothing is read or made: the host sees to the indexes, with {@link LeadIndexes} or by hand. */
    NONE,
    /** Every index that Leadstone needs must be there; what is missing is named, all of it at once. */
    VALIDATE,
    /** What is missing is made; what is there stays. */
    CREATE
}
