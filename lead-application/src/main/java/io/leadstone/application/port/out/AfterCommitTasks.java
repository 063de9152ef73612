package io.leadstone.application.port.out;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A queue of tasks that wait for the commit of one transaction. It is a part for implementations of
 * {@link HostTransactions}: keep one queue for each transaction, and register one synchronization that calls
 * {@link #run} after the commit. With JTA:
 * <pre>{@code
 * public void afterCommit(Runnable task) {
 *     AfterCommitTasks tasks = (AfterCommitTasks) registry.getResource(KEY);
 *     if (tasks == null) {
 *         tasks = new AfterCommitTasks();
 *         registry.registerInterposedSynchronization(runAfterCommit(tasks));
 *         registry.putResource(KEY, tasks);
 *     }
 *     tasks.add(task);
 * }
 * }</pre>
 */
public final class AfterCommitTasks implements Runnable {

    private static final System.Logger LOG = System.getLogger(AfterCommitTasks.class.getName());

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /** Adds {@code task} at the end of the queue. */
    public void add(Runnable task) {
        tasks.add(task);
    }

    /** Runs each task once, in the order of {@link #add}. A task that throws is logged, and the next one runs. */
    @Override
    public void run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            try {
                task.run();
            } catch (RuntimeException failure) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the task " + task.getClass().getName() + " failed after the commit of its transaction",
                        failure);
            }
        }
    }
}
