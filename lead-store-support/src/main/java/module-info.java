/**
 * A complete lead store on an ordered key-value backend, and the JSON form of snapshots. Tables and repositories are
 * not exported.
 */
module io.leadstone.store {
    requires com.fasterxml.jackson.core;
    requires transitive io.leadstone.application;
    requires static org.jspecify;

    exports io.leadstone.store;
    exports io.leadstone.store.backend;
    exports io.leadstone.store.json;
}
