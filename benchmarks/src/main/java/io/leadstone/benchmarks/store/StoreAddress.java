package io.leadstone.benchmarks.store;

/**
 * Where a filled store is.
 *
 * @param url of JDBC
 */
record StoreAddress(String url, String user, String password) {

    OpenStore open() {
        return OpenSqlStore.at(this);
    }
}
