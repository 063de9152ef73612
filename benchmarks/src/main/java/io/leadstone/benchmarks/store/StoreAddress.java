package io.leadstone.benchmarks.store;

/**
 * The address of a filled store.
 *
 * @param url a JDBC URL or a MongoDB connection string
 */
record StoreAddress(String url, String user, String password) {

    FilledStore open() {
        return url.startsWith("mongodb:") ? OpenMongoStore.at(this) : OpenSqlStore.at(this);
    }
}
