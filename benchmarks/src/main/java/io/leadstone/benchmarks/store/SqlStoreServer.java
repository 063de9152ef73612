package io.leadstone.benchmarks.store;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.BulkChanges;
import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.benchmarks.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/**
 * A SQL database server.
 *
 * @param settle statements that bring a new database into the state of one that has been running for a while
 */
record SqlStoreServer(Supplier<TestDatabase> databases, List<String> settle, AutoCloseable server)
        implements StoreServer {

    @Override
    public StoreAddress filledWith(Population population) {
        TestDatabase database = databases.get();
        try (HikariDataSource pool = database.dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            new BulkChanges(pool).add(population.captured());
            for (String statement : settle) {
                new Sql(pool).run(statement);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return new StoreAddress(database.url(), database.user(), database.password());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
