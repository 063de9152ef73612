package io.leadstone.benchmarks.store;

/**
 * Where a filled store is.
 *
 * @param url of JDBC or MongoDB
 */
record StoreAddress(String url, String user, String password) {

    FilledStore open() {
        return url.startsWith("mongodb:") ? OpenMongoStore.at(this) : OpenSqlStore.at(this);
    }
}
