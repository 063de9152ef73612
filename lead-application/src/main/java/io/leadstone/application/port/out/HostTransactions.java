package io.leadstone.application.port.out;

/**
 * The transactions of the host, seen from the thread of a call. A store joins an active transaction and never ends it.
 * Without an active transaction the store begins and commits its own.
 *
 * <p>The host implements it for its transaction manager, and gives it to the builder of its store.
 */
public interface HostTransactions {

    /**
     * Returns true while a transaction of the host runs on this thread and still accepts writes. It returns false as
     * soon as the commit has begun. So the store uses its own transaction for a write in a task of {@link
     * #afterCommit}.
     */
    boolean isActive();

    /**
     * Runs {@code task} after the commit of the active transaction, and never after a rollback. Tasks of one
     * transaction run in the order in which they were given. JTA may call the synchronizations of a transaction in any
     * order. With JTA, register only one synchronization for each transaction. It runs {@link AfterCommitTasks}, which
     * keeps the order of the tasks.
     *
     * @throws IllegalStateException if the transaction accepts no task; the caller must not write then
     */
    void afterCommit(Runnable task);
}
