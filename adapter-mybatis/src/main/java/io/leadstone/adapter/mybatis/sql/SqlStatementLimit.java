package io.leadstone.adapter.mybatis.sql;

import java.sql.Connection;
import org.apache.ibatis.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * The MyBatis transaction of one call. It contains the connection and the query timeout of each statement in seconds.
 * It ends nothing, because {@link SqlTransaction} does that.
 *
 * @param timeout null for no limit
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
