package io.leadstone.benchmarks.store;

/** A running database server, or a substitute, that creates filled stores. */
interface StoreServer extends AutoCloseable {

    /** Creates a separate store with these leads, in the state of one that has been running for a while. */
    StoreAddress filledWith(Population population);

    @Override
    void close();
}
