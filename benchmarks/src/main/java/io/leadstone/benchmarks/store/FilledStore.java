package io.leadstone.benchmarks.store;

import io.leadstone.application.LeadManagement;

/** A filled store, as a program that uses it has it open: the same connections for both ways of calling it. */
interface FilledStore extends AutoCloseable {

    /** The way through Leadstone. */
    LeadManagement management();

    /** The way by hand. */
    LeadCalls plainCalls(Picks picks);

    @Override
    void close();
}
