/**
 * The SQL store: the ports of {@code lead-application} on H2, PostgreSQL, MySQL and MariaDB.
 *
 * <p>It depends on {@code lead-application}, MyBatis and JDBC, and on no other adapter. All SQL is in the mapper files
 * and in the scripts under {@code db/leadstone}, not in Java code. Start at {@link
 * io.leadstone.adapter.mybatis.MyBatisLeadStore}. To follow a write, read {@code MyBatisLeadRepository}, {@code
 * SqlSessions} and {@code LeadSqlMapper.xml} in this order.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.adapter.mybatis;

import org.jspecify.annotations.NullMarked;
