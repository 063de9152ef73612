package io.leadstone.adapter.mybatis.database;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** A transaction manager without a database and without synchronization, as those of Kafka, JMS and Rabbit are. */
@SuppressWarnings("serial")
public final class MessageTransactions extends AbstractPlatformTransactionManager {

    public MessageTransactions() {
        setTransactionSynchronization(SYNCHRONIZATION_NEVER);
    }

    @Override
    protected Object doGetTransaction() {
        return "messages";
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {}

    @Override
    protected void doCommit(DefaultTransactionStatus status) {}

    @Override
    protected void doRollback(DefaultTransactionStatus status) {}
}
