package io.leadstone.adapter.mybatis;

/**
 * The treatment of the tables when a store is built. The tables of the host are never changed. Tables of Leadstone have
 * the {@linkplain MyBatisLeadStoreBuilder#tablePrefix table prefix}.
 */
public enum SchemaMode {
    /** Does nothing. The host runs the scripts under {@code db/leadstone} with a tool of its own. */
    NONE,
    /**
     * Checks that all tables and columns exist, and that the leads are indexed by the present rules of searches. The
     * error names everything that is missing.
     */
    VALIDATE,
    /** Creates all tables. It fails if one of them exists. */
    CREATE,
    /**
     * Applies the missing scripts with the Flyway library, and reindexes leads that older rules of searches indexed.
     * The history is the table {@code schema_history} with the table prefix. It fails if the class path lacks Flyway,
     * and if tables of Leadstone exist without this history, because another tool manages them. On a Citus cluster
     * whose leads are distributed, it also distributes the tables that the scripts added.
     */
    MIGRATE
}
