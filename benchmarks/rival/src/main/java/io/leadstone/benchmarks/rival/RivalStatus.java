package io.leadstone.benchmarks.rival;

/** The status of a lead. */
enum RivalStatus {
    NEW,
    CONTACTED,
    QUALIFIED,
    CONVERTED,
    LOST
}
