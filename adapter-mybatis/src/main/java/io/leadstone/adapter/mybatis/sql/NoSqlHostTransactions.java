package io.leadstone.adapter.mybatis.sql;

import io.leadstone.application.port.out.NoHostTransactions;
import java.sql.Connection;

/** The {@link SqlHostTransactions} of a store that never joins a transaction of the host. */
public record NoSqlHostTransactions(NoHostTransactions none) implements SqlHostTransactions {

    public NoSqlHostTransactions() {
        this(new NoHostTransactions());
    }

    @Override
    public boolean isActive() {
        return none.isActive();
    }

    @Override
    public void afterCommit(Runnable task) {
        none.afterCommit(task);
    }

    @Override
    public boolean owns(Connection connection) {
        return false;
    }
}
