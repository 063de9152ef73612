package io.leadstone.adapter.mybatis.sql;

import io.leadstone.application.port.out.HostTransactions;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * {@link HostTransactions} of a host that uses JDBC. A store asks it in each call. While a transaction is active, the
 * store uses the connection of that transaction, and does not commit, roll back or retry.
 *
 * <p>{@link io.leadstone.adapter.mybatis.jta.JtaHostTransactions} is the implementation for JTA. One for Spring, with
 * the {@code PlatformTransactionManager} of the leads and its {@code DataSource}:
 *
 * <pre>{@code
 * public boolean isActive() {
 *     boolean synchronizes = TransactionSynchronizationManager.isSynchronizationActive();
 *     return TransactionSynchronizationManager.isActualTransactionActive()
 *             ? synchronizes
 *             : !synchronizes && TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder;
 * }
 *
 * public void afterCommit(Runnable task) {
 *     TransactionTemplate outside = new TransactionTemplate(manager);
 *     outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
 *     TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
 *         public void afterCompletion(int status) {
 *             if (status == STATUS_COMMITTED) {
 *                 outside.executeWithoutResult(suspended -> task.run());
 *             }
 *         }
 *     });
 * }
 *
 * public boolean owns(Connection connection) throws SQLException {
 *     return TransactionSynchronizationManager.isSynchronizationActive()
 *             && DataSourceUtils.isConnectionTransactional(DataSourceUtils.getTargetConnection(connection), dataSource)
 *             && !connection.getAutoCommit()
 *             && hasBegun();
 * }
 *
 * private boolean hasBegun() {
 *     DefaultTransactionDefinition same =
 *             new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_MANDATORY);
 *     same.setReadOnly(TransactionSynchronizationManager.isCurrentTransactionReadOnly());
 *     try {
 *         manager.getTransaction(same);
 *         return true;
 *     } catch (IllegalTransactionStateException ofAnotherManager) {
 *         return false;
 *     }
 * }
 * }</pre>
 *
 * <p>In a transaction of another manager, Spring binds a connection of the data source to the thread, too, but nobody
 * commits it. Therefore {@code owns} also asks the manager of the leads. A manager without synchronization, such as
 * that of Kafka or JMS, leaves the connection of an outer transaction bound, but Spring then says that no transaction
 * is active. So {@code isActive} also looks for the connection, and {@code owns} refuses it.
 *
 * <p>While Spring completes a transaction, its connection is still bound to the thread. A listener that is {@code
 * @Transactional} would join it, and nobody would commit the listener's writes. So {@code afterCommit} suspends it.
 */
public interface SqlHostTransactions extends HostTransactions {

    /**
     * Does nothing unless a transaction is active that accepts no statements, for example after its timeout. The store
     * calls this method first in each call, before it takes a connection. The default implementation does
     * nothing: then the connection reports such a transaction.
     *
     * @throws IllegalStateException if the host must roll back and end the transaction
     */
    default void requireOpen() {}

    /**
     * Returns true if {@code connection} is that of the active transaction. The store has just received it from its
     * data source. It calls this method only while a transaction is active.
     */
    boolean owns(Connection connection) throws SQLException;
}
