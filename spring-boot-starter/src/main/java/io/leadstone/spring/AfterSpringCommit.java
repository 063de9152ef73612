package io.leadstone.spring;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Runs a task after the commit of Spring's transaction, and never after a rollback. */
record AfterSpringCommit(Runnable task) implements TransactionSynchronization {

    /** Adds the task to the active transaction. Tasks run in the order in which they were added. */
    static void register(Runnable task) {
        TransactionSynchronizationManager.registerSynchronization(new AfterSpringCommit(task));
    }

    @Override
    public void afterCompletion(int status) {
        if (status == STATUS_COMMITTED) {
            task.run();
        }
    }
}
