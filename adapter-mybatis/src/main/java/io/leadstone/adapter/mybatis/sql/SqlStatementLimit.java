package io.leadstone.adapter.mybatis.sql;

import java.sql.Connection;
import org.apache.ibatis.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * MyBatis' view of the transaction of one call: the connection, and the query timeout of each of its statements in seconds. MyBatis
 * ends nothing here; {@link SqlTransaction} does.
 *
 * @param timeout null for statements without a limit
 */
record SqlStatementLimit(Connection connection, @Nullable Integer timeout) implements Transaction {

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public void commit() {
        // SqlTransaction commits.
    }

    @Override
    public void rollback() {
        // SqlTransaction rolls back.
    }

    @Override
    public void close() {
        // SqlTransaction returns the connection.
    }

    @Override
    public @Nullable Integer getTimeout() {
        return timeout;
    }
}
