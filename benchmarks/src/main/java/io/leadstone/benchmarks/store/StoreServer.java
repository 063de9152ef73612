package io.leadstone.benchmarks.store;

/** A running server, or what stands for one, that makes stores filled with leads. */
interface StoreServer extends AutoCloseable {

    /** A store of its own with these leads, as it is when it has been running for a while. */
    StoreAddress filledWith(Population population);

    @Override
    void close();
}
