/**
 * Databases for tests: real servers as child processes, from binaries that come as Maven artifacts, and what a test does with a
 * fresh database on them. It knows JDBC and no store; {@code lead-server} starts its own from here. Start at
 * {@link io.leadstone.adapter.mybatis.database.TestDatabase}.
 */
package io.leadstone.adapter.mybatis.database;
