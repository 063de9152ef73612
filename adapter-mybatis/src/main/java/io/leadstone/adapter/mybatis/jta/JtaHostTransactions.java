package io.leadstone.adapter.mybatis.jta;

import io.leadstone.adapter.mybatis.sql.SqlHostTransactions;
import io.leadstone.application.port.out.AfterCommitTasks;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/**
 * The transactions of a host that uses JTA, such as Quarkus or a Jakarta EE server:
 *
 * <pre>{@code
 * MyBatisLeadStore.builder(dataSource)
 *         .hostTransactions(new JtaHostTransactions(registry))
 *         .build();
 * }</pre>
 *
 * <p>The data source must take part in JTA transactions: it switches auto-commit off while one is active, and enlists
 * the connection. Leadstone cannot distinguish its connection from one of another pool without auto-commit.
 */
public final class JtaHostTransactions implements SqlHostTransactions {

    /** The tasks of a transaction. They are the same for all stores, so that the order holds between them, too. */
    private static final Object TASKS = new Object();

    private final TransactionSynchronizationRegistry registry;

    /** Uses the registry of the transaction manager. It is injected, or found by JNDI. */
    public JtaHostTransactions(TransactionSynchronizationRegistry registry) {
        this.registry = Objects.requireNonNull(registry, "registry");
    }

    /**
     * A transaction that was rolled back by a timeout remains active until its thread ends it. Otherwise the store
     * would commit the next write of that thread alone.
     */
    @Override
    public boolean isActive() {
        return switch (registry.getTransactionStatus()) {
            case Status.STATUS_ACTIVE,
                    Status.STATUS_MARKED_ROLLBACK,
                    Status.STATUS_ROLLING_BACK,
                    Status.STATUS_ROLLEDBACK,
                    Status.STATUS_UNKNOWN -> true;
            default -> false;
        };
    }

    /** The connection of such a transaction is in auto-commit, as that of a data source without JTA is. */
    @Override
    public void requireOpen() {
        switch (registry.getTransactionStatus()) {
            case Status.STATUS_MARKED_ROLLBACK -> throw over("is marked for rollback");
            case Status.STATUS_ROLLING_BACK, Status.STATUS_ROLLEDBACK -> throw over("was rolled back");
            case Status.STATUS_UNKNOWN -> throw over("has an unknown status");
            default -> {}
        }
    }

    private static IllegalStateException over(String reason) {
        return new IllegalStateException("the JTA transaction of this thread " + reason
                + ", for example after its timeout, so that it accepts no statements; end it with a rollback and begin"
                + " again");
    }

    /** {@inheritDoc} JTA may call synchronizations in any order, so there is one for all tasks of a transaction. */
    @Override
    public void afterCommit(Runnable task) {
        requireOpen();
        if (registry.getResource(TASKS) instanceof AfterCommitTasks tasks) {
            tasks.add(task);
        } else {
            AfterCommitTasks tasks = new AfterCommitTasks();
            registry.registerInterposedSynchronization(new RunAfterCommit(tasks));
            registry.putResource(TASKS, tasks);
            tasks.add(task);
        }
    }

    @Override
    public boolean owns(Connection connection) throws SQLException {
        return registry.getTransactionStatus() == Status.STATUS_ACTIVE && !connection.getAutoCommit();
    }

    private record RunAfterCommit(AfterCommitTasks tasks) implements Synchronization {

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                tasks.run();
            }
        }
    }
}
