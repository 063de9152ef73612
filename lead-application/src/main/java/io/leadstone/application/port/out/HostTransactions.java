package io.leadstone.application.port.out;

/**
 * The host's transactions, as a store and {@link io.leadstone.application.LeadManagement} see them from the thread of a call. A store
 * joins an active transaction and never ends it. Without one the store begins and commits its own.
 *
 * <p>The host implements it for its transaction manager, and gives it to the builder of its store.
 */
public interface HostTransactions {

    /**
     * Returns true while a transaction of the host runs on this thread and still accepts writes. It returns false as soon as the
     * commit has begun, so also in a task of {@link #afterCommit}: a write there needs a transaction of its own.
     */
    boolean isActive();

    /**
     * Runs {@code task} after the commit of the active transaction, and never after a rollback. Tasks of one transaction run in the
     * order in which they were given. A transaction manager that calls its synchronizations in another order, as JTA may, gets one
     * synchronization for each transaction: {@link AfterCommitTasks} keeps the order inside of it.
     *
     * @throws IllegalStateException if the transaction accepts no task; the write that wanted it does not take place
     */
    void afterCommit(Runnable task);
}
