package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import java.sql.Connection;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSession;
import org.apache.ibatis.transaction.managed.ManagedTransaction;

/** The MyBatis configurations of stores with the default table prefix, without a database. */
public final class StoreConfigurations {

    private StoreConfigurations() {}

    public static Configuration of(DatabaseKind database) {
        return new SqlConfiguration(database, MyBatisLeadStoreBuilder.DEFAULT_TABLE_PREFIX, 500).configuration();
    }

    /** Returns a session that collects its statements in batches, and does not close its connection. */
    static SqlSession batch(DatabaseKind database, Connection connection) {
        Configuration configuration = of(database);
        return new DefaultSqlSession(
                configuration,
                configuration.newExecutor(new ManagedTransaction(connection, false), ExecutorType.BATCH),
                false);
    }
}
