package io.leadstone.benchmarks.store;

/**
 * Where a filled store is.
 *
 * @param url of JDBC or MongoDB
 */
record StoreAddress(String url, String user, String password) {

    OpenStore open() {
        return url.startsWith("mongodb:") ? OpenMongoStore.at(this) : OpenSqlStore.at(this);
    }
}
