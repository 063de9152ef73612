package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.sql.SqlHostTransactions;
import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The host transactions of Spring, as in the Javadoc of {@link SqlHostTransactions}. */
record SpringHostTransactions(DataSource dataSource) implements SqlHostTransactions {

    @Override
    public boolean isActive() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.isSynchronizationActive();
    }

    @Override
    public void afterCommit(Runnable task) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    task.run();
                }
            }
        });
    }

    @Override
    public boolean owns(Connection connection) {
        return DataSourceUtils.isConnectionTransactional(DataSourceUtils.getTargetConnection(connection), dataSource);
    }
}
