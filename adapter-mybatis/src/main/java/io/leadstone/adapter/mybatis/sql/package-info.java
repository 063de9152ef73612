/**
 * The infrastructure of all topics of the SQL store: sessions, transactions, retries, failures and the differences
 * between databases. The package depends on the application and on MyBatis, and on no topic.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.sql.SqlSessions}.
 *
 * <p>This package is internal and may change at any time, except {@link
 * io.leadstone.adapter.mybatis.sql.SqlHostTransactions}.
 */
@NullMarked
package io.leadstone.adapter.mybatis.sql;

import org.jspecify.annotations.NullMarked;
