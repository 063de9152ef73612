/**
 * The SQL store: the ports of {@code lead-application} on H2, PostgreSQL, MySQL and MariaDB.
 *
 * <p>It may know {@code lead-application}, MyBatis and JDBC, and no other adapter. SQL stands in the mapper files and in the scripts
 * under {@code db/leadstone}, never here. Start at {@link io.leadstone.adapter.mybatis.MyBatisLeadStore}; a write is easiest followed
 * from {@code MyBatisLeadRepository} through {@code SqlSessions} to {@code LeadSqlMapper.xml}.
 */
@NullMarked
package io.leadstone.adapter.mybatis;

import org.jspecify.annotations.NullMarked;
