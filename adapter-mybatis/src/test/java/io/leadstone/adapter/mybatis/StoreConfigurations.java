package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import org.apache.ibatis.session.Configuration;
import org.h2.jdbcx.JdbcDataSource;

/** The MyBatis configurations of stores, without a database. */
public final class StoreConfigurations {

    private StoreConfigurations() {}

    public static Configuration of(DatabaseKind database) {
        return new SqlConfiguration(new JdbcDataSource(), database, "leadstone_", 500)
                .sessionFactory()
                .getConfiguration();
    }
}
