package io.leadstone.spring;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs tasks after the commit of Spring's transaction, and never after a rollback.
 *
 * <p>While Spring completes a transaction, its connection or session is still bound to the thread. A
 * {@code @Transactional} listener would join this transaction, and nobody would commit the listener's writes. So the
 * transaction is suspended while a task runs, and the listener begins a transaction of its own.
 *
 * @param resource the key of the connection or session: the data source, or the database factory
 * @param managers returns the transaction managers of the application; it is called when a task runs
 */
record AfterSpringCommit(Object resource, Supplier<List<PlatformTransactionManager>> managers) {

    /** Adds the task to the active transaction. Tasks run in the order in which they were added. */
    void register(Runnable task) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    run(task);
                }
            }
        });
    }

    /** Restores the state of the thread for the synchronizations that Spring calls after this one. */
    private void run(Runnable task) {
        if (!isBound()) {
            task.run();
            return;
        }
        String name = TransactionSynchronizationManager.getCurrentTransactionName();
        boolean isReadOnly = TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        Integer isolation = TransactionSynchronizationManager.getCurrentTransactionIsolationLevel();
        boolean isActual = TransactionSynchronizationManager.isActualTransactionActive();
        try {
            runSuspended(task);
        } finally {
            TransactionSynchronizationManager.setCurrentTransactionName(name);
            TransactionSynchronizationManager.setCurrentTransactionReadOnly(isReadOnly);
            TransactionSynchronizationManager.setCurrentTransactionIsolationLevel(isolation);
            TransactionSynchronizationManager.setActualTransactionActive(isActual);
        }
    }

    private void runSuspended(Runnable task) {
        for (PlatformTransactionManager manager : managers.get()) {
            if (manager instanceof ResourceTransactionManager && runSuspended(manager, task)) {
                return;
            }
        }
        runUnbound(task);
    }

    /** Returns false, without a call of the task, if the transaction is not one of this manager. */
    private boolean runSuspended(PlatformTransactionManager manager, Runnable task) {
        TransactionTemplate outside = new TransactionTemplate(manager);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        return Boolean.TRUE.equals(outside.execute(status -> {
            boolean isSuspended = !isBound();
            if (isSuspended) {
                task.run();
            }
            return isSuspended;
        }));
    }

    /** Does by hand what the manager would do, for a transaction of a manager that is not a bean. */
    private void runUnbound(Runnable task) {
        Object bound = TransactionSynchronizationManager.unbindResource(resource);
        TransactionSynchronizationManager.setActualTransactionActive(false);
        try {
            task.run();
        } finally {
            TransactionSynchronizationManager.bindResource(resource, bound);
        }
    }

    private boolean isBound() {
        return TransactionSynchronizationManager.hasResource(resource);
    }
}
