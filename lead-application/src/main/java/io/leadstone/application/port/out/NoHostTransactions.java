package io.leadstone.application.port.out;

/** The {@link HostTransactions} of a store that joins none: no transaction is ever active. */
public record NoHostTransactions() implements HostTransactions {

    @Override
    public boolean isActive() {
        return false;
    }

    /** Runs the task at once: whatever was written is committed. */
    @Override
    public void afterCommit(Runnable task) {
        task.run();
    }
}
