package io.leadstone.application.port.out;

/** The {@link HostTransactions} of a store that joins no transactions of the host. No transaction is ever active. */
public record NoHostTransactions() implements HostTransactions {

    @Override
    public boolean isActive() {
        return false;
    }

    /** Runs the task at once, because each write is committed when it returns. */
    @Override
    public void afterCommit(Runnable task) {
        task.run();
    }
}
