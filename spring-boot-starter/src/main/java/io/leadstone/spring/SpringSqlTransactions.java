package io.leadstone.spring;

import io.leadstone.adapter.mybatis.sql.SqlHostTransactions;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SimpleConnectionHandle;
import org.springframework.transaction.PlatformTransactionManager;
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
    private final AfterSpringCommit afterCommit;

    private SpringSqlTransactions(DataSource dataSource, boolean poolHasAutoCommit, AfterSpringCommit afterCommit) {
        this.dataSource = dataSource;
        this.poolHasAutoCommit = poolHasAutoCommit;
        this.begun = new BegunTransactions(dataSource);
        this.afterCommit = afterCommit;
    }

    /**
     * Takes a connection to learn whether the pool has auto-commit.
     *
     * @param dataSource the data source of the transaction manager, without a proxy for transactions
     * @param managers the transaction managers of the application
     * @throws StoreUnavailableException if the data source returns no connection
     */
    static SpringSqlTransactions on(DataSource dataSource, ObjectProvider<PlatformTransactionManager> managers) {
        AfterSpringCommit afterCommit =
                new AfterSpringCommit(dataSource, () -> managers.stream().toList());
        try (Connection connection = dataSource.getConnection()) {
            return new SpringSqlTransactions(dataSource, connection.getAutoCommit(), afterCommit);
        } catch (SQLException failure) {
            throw new StoreUnavailableException(failure);
        }
    }

    /**
     * In a transaction of Spring, the synchronization ends as soon as the tasks after the commit run. Without one, a
     * connection with a transaction may still be bound: a transaction manager without synchronization suspends the
     * synchronization of an outer transaction, but not its connection.
     */
    @Override
    public boolean isActive() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? TransactionSynchronizationManager.isSynchronizationActive()
                : hasBegun();
    }

    @Override
    public void requireOpen() {
        if (!TransactionSynchronizationManager.isActualTransactionActive() && hasBegun()) {
            throw new IllegalStateException(
                    "a transaction on the data source of the leads is active, but its synchronization is not, because a"
                            + " transaction manager without synchronization, such as that of Kafka or JMS, has begun a"
                            + " transaction; call Leadstone outside of that one, or within it in a new transaction of"
                            + " the data source (Propagation.REQUIRES_NEW)");
        }
    }

    @Override
    public void afterCommit(Runnable task) {
        requireOpen();
        afterCommit.register(task);
    }

    @Override
    public boolean owns(Connection connection) throws SQLException {
        return DataSourceUtils.isConnectionTransactional(DataSourceUtils.getTargetConnection(connection), dataSource)
                && !connection.getAutoCommit()
                && (poolHasAutoCommit || hasBegun());
    }

    /** Returns true if a transaction manager of this data source has begun a transaction in this thread. */
    private boolean hasBegun() {
        return begun.exists() || isOfPersistenceContext();
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
