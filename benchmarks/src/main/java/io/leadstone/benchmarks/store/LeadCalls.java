package io.leadstone.benchmarks.store;

/**
 * The measured operations, each on a random lead, name or position. They return the data that they read or stored.
 */
interface LeadCalls {

    /** Stores a new lead with a new email, and its event. */
    Object create();

    /** Reads a lead by its id. */
    Object get();

    /** Reads a lead by its id, changes its notes with an optimistic lock, and stores the event. */
    Object update();

    /** Reads twenty leads, newest first, from a random position. */
    Object page();

    /** Searches for leads by a last name. */
    Object searchName();

    /** Searches for leads by a last name with two letters swapped. */
    Object searchMistyped();

    /** Searches for a text that a third of all leads contain. */
    Object searchFrequent();

    /** Reads the funnel of the last 30 days. */
    Object report();
}
