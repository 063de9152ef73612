package io.leadstone.benchmarks.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.application.LeadManagement;

/** An open SQL store with a connection pool. */
record OpenSqlStore(HikariDataSource pool, PlainDatabase database) implements FilledStore {

    static OpenSqlStore at(StoreAddress address) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(2);
        // The server sets the same level. On MariaDB and MySQL this saves the store a statement per transaction.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new OpenSqlStore(new HikariDataSource(config), PlainDatabase.of(address.url()));
    }

    @Override
    public LeadManagement management() {
        return LeadManagement.builder().store(MyBatisLeadStore.of(pool)).build();
    }

    @Override
    public LeadCalls plainCalls(Picks picks) {
        return new PlainSqlCalls(pool, database, picks);
    }

    @Override
    public void close() {
        pool.close();
    }
}
