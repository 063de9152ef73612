package io.leadstone.adapter.mybatis.sql;

/** The outcome of a statement that is a transaction of its own; see {@link SqlSessions#writeInOneStatement}. */
public enum StatementOutcome {
    /** The statement has written, and the database has committed it. */
    STORED,
    /** The statement has written nothing, or it did not run. A transaction may write the same. */
    NOT_STORED,
    /** The connection was lost after the statement was sent. The database may have committed it. */
    UNKNOWN
}
