package io.leadstone.spring;

import io.leadstone.adapter.mybatis.sql.SqlHostTransactions;
import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transactions of Spring on one data source, by {@code @Transactional} or a transaction manager.
 *
 * @param dataSource the data source of the transaction manager, without a proxy for transactions
 */
record SpringSqlTransactions(DataSource dataSource) implements SqlHostTransactions {

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
    public boolean owns(Connection connection) {
        return DataSourceUtils.isConnectionTransactional(DataSourceUtils.getTargetConnection(connection), dataSource);
    }
}
