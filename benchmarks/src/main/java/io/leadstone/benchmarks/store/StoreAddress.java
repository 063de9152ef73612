package io.leadstone.benchmarks.store;

/**
 * The address of a filled store.
 *
 * @param url a JDBC URL, or a MongoDB connection string, the character {@code #} and the name of a database
 */
record StoreAddress(String url, String user, String password) {

    FilledStore open() {
        return url.startsWith("mongodb") ? OpenMongoStore.at(this) : OpenSqlStore.at(this);
    }
}
