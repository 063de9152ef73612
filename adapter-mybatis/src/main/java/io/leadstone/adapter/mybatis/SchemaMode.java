package io.leadstone.adapter.mybatis;

/** What becomes of the tables when a store is built. The scripts under {@code db/leadstone} are the host's to run, else. */
public enum SchemaMode {
    /** Nothing: the host sees to the tables, with Flyway, Liquibase or by hand. */
    NONE,
    /** Every table and column that Leadstone needs must be there; what is missing is named, all of it at once. */
    VALIDATE,
    /** The tables are made, in an empty database only; one that has any table is refused. */
    CREATE
}
