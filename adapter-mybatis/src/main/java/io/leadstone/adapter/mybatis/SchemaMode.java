package io.leadstone.adapter.mybatis;

/** What becomes of the tables when a store is built. The scripts under {@code db/leadstone} are the host's to run, else. */
public enum SchemaMode {
    /** Nothing: the host sees to the tables, with Flyway, Liquibase or by hand. */
    NONE,
    /**
     * Checks that all tables and columns exist, and that the leads are indexed by the present rules of searches. The
     * error names everything that is missing.
     */
    VALIDATE,
    /** The tables are made, in an empty database only; one that has any table is refused. */
    CREATE
}
