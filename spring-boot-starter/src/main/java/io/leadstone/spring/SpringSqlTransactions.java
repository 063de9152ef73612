package io.leadstone.spring;

import io.leadstone.adapter.mybatis.sql.SqlHostTransactions;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SimpleConnectionHandle;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transactions of Spring on one data source, by {@code @Transactional} or a transaction manager.
 *
 * <p>In a transaction of another resource, Spring binds a connection of this data source to the thread, too, but never
 * commits it. Auto-commit shows the difference: a transaction manager switches it off. On a pool without auto-commit,
 * only the transaction manager of the data source shows it.
 */
final class SpringSqlTransactions implements SqlHostTransactions {

    private final DataSource dataSource;
    private final boolean poolHasAutoCommit;
    private final BegunTransactions begun;

    private SpringSqlTransactions(DataSource dataSource, boolean poolHasAutoCommit) {
        this.dataSource = dataSource;
        this.poolHasAutoCommit = poolHasAutoCommit;
        this.begun = new BegunTransactions(dataSource);
    }

    /**
     * Takes a connection to learn whether the pool has auto-commit.
     *
     * @param dataSource the data source of the transaction manager, without a proxy for transactions
     * @throws StoreUnavailableException if the data source returns no connection
     */
    static SpringSqlTransactions on(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return new SpringSqlTransactions(dataSource, connection.getAutoCommit());
        } catch (SQLException failure) {
            throw new StoreUnavailableException(failure);
        }
    }

    /** The second condition is false as soon as the tasks after the commit run. */
    @Override
    public boolean isActive() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.isSynchronizationActive();
    }

    @Override
    public void afterCommit(Runnable task) {
        AfterSpringCommit.register(task);
    }

    @Override
    public boolean owns(Connection connection) throws SQLException {
        return DataSourceUtils.isConnectionTransactional(DataSourceUtils.getTargetConnection(connection), dataSource)
                && !connection.getAutoCommit()
                && (poolHasAutoCommit || begun.exists() || isOfPersistenceContext());
    }

    /** Returns true if a transaction manager of JPA or Hibernate has bound the connection of its session. */
    private boolean isOfPersistenceContext() {
        return TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder holder
                && !(holder.getConnectionHandle() instanceof SimpleConnectionHandle);
    }

    /** Asks for a transaction of any transaction manager on the data source. Never begins one. */
    @SuppressWarnings("serial")
    private static final class BegunTransactions extends DataSourceTransactionManager {

        BegunTransactions(DataSource dataSource) {
            super(dataSource);
        }

        boolean exists() {
            return isExistingTransaction(doGetTransaction());
        }
    }
}
