package io.leadstone.benchmarks.store;

/** The operations that are measured, each on a lead, a name or a place that is picked at random; they answer what they read or stored. */
interface LeadCalls {

    /** Stores a new lead of a new email, and its event. */
    Object create();

    /** Reads a lead by its id. */
    Object get();

    /** Reads a lead by its id, changes its notes unless it has changed meanwhile, and stores the event. */
    Object update();

    /** Twenty leads, newest first, from a place in the middle on. */
    Object page();

    /** Leads that are found by a last name. */
    Object searchName();

    /** Leads that are found by a last name with two letters swapped. */
    Object searchMistyped();

    /** Leads that are found by what a third of all have. */
    Object searchFrequent();

    /** The funnel of the last 30 days. */
    Object report();
}
