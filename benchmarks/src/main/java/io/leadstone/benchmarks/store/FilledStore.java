package io.leadstone.benchmarks.store;

import io.leadstone.application.LeadManagement;

/** A filled store that is open. Leadstone and the plain calls use the same connections. */
interface FilledStore extends AutoCloseable {

    /** Returns the use cases of Leadstone over this store. */
    LeadManagement management();

    /** Returns the same operations without Leadstone, as direct calls to the database of this store. */
    LeadCalls plainCalls(Picks picks);

    @Override
    void close();
}
