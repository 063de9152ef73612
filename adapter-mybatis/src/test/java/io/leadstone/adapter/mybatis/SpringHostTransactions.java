package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.sql.SqlHostTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The host transactions of Spring, as in the Javadoc of {@link SqlHostTransactions}. */
record SpringHostTransactions(PlatformTransactionManager manager, DataSource dataSource)
        implements SqlHostTransactions {

    SpringHostTransactions(DataSource dataSource) {
        this(new DataSourceTransactionManager(dataSource), dataSource);
    }

    @Override
    public boolean isActive() {
        boolean synchronizes = TransactionSynchronizationManager.isSynchronizationActive();
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? synchronizes
                : !synchronizes
                        && TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder;
    }

    @Override
    public void afterCommit(Runnable task) {
        TransactionTemplate outside = new TransactionTemplate(manager);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    outside.executeWithoutResult(suspended -> task.run());
                }
            }
        });
    }

    @Override
    public boolean owns(Connection connection) throws SQLException {
        return TransactionSynchronizationManager.isSynchronizationActive()
                && DataSourceUtils.isConnectionTransactional(
                        DataSourceUtils.getTargetConnection(connection), dataSource)
                && !connection.getAutoCommit()
                && hasBegun();
    }

    private boolean hasBegun() {
        DefaultTransactionDefinition same =
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_MANDATORY);
        same.setReadOnly(TransactionSynchronizationManager.isCurrentTransactionReadOnly());
        try {
            manager.getTransaction(same);
            return true;
        } catch (IllegalTransactionStateException ofAnotherManager) {
            return false;
        }
    }
}
