package io.leadstone.store.backend;

/** The order of a scan. */
public enum ScanOrder {
    /** The smallest key comes first. */
    ASCENDING,
    /** The greatest key comes first. */
    DESCENDING
}
