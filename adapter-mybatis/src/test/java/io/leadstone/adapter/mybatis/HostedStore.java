package io.leadstone.adapter.mybatis;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestServer;
import java.sql.SQLException;

/** The part of a test that uses a store which joins the transactions of a host. */
interface HostedStore {

    void run(HikariDataSource pool, ThreadBoundDataSource host, MyBatisLeadStore store) throws SQLException;

    /** Runs the test with a store in an empty database. */
    static void with(TestServer server, HostedStore test) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            ThreadBoundDataSource host = new ThreadBoundDataSource(pool);
            test.run(
                    pool,
                    host,
                    MyBatisLeadStore.builder(host.dataSource())
                            .hostTransactions(host)
                            .build());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
