/**
 * Database servers for tests, as child processes from binaries in Maven artifacts, and helpers for their databases. The
 * package depends on JDBC and on no store. {@code lead-server} uses it too. Start at {@link
 * io.leadstone.adapter.mybatis.database.TestDatabase}.
 */
package io.leadstone.adapter.mybatis.database;
