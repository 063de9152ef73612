package io.leadstone.adapter.mybatis.sql;

import io.leadstone.application.port.out.HostTransactions;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * {@link HostTransactions} of a host that uses JDBC. A store asks it in every call: while a transaction is active the store works on
 * that transaction's connection, and neither commits nor rolls back nor retries.
 *
 * <p>For Spring, over the {@code DataSource} that the transaction manager has:
 *
 * <pre>{@code
 * public boolean isActive() {
 *     return TransactionSynchronizationManager.isActualTransactionActive()
 *             && TransactionSynchronizationManager.isSynchronizationActive();
 * }
 *
 * public void afterCommit(Runnable task) {
 *     TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
 *         public void afterCompletion(int status) {
 *             if (status == STATUS_COMMITTED) {
 *                 task.run();
 *             }
 *         }
 *     });
 * }
 *
 * public boolean owns(Connection connection) {
 *     return DataSourceUtils.isConnectionTransactional(DataSourceUtils.getTargetConnection(connection), dataSource);
 * }
 * }</pre>
 */
public interface SqlHostTransactions extends HostTransactions {

    /**
     * Returns true if {@code connection}, which the store got from its data source just now, is that of the active transaction. It is
     * called only while a transaction is active.
     */
    boolean owns(Connection connection) throws SQLException;
}
