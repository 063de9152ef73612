package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.PgBouncerServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.testkit.contract.CompleteStoreContract;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PgBouncerLeadStoreTest implements CompleteStoreContract {

    @RegisterExtension
    static final ContractTables TABLES = new ContractTables(
            () -> PgBouncerServer.before(PostgresServer.shared().freshDatabase()));

    @Override
    public LeadStore emptyStore() {
        return TABLES.emptyStore();
    }

    @Override
    public String everythingStored(LeadStore store) {
        return TABLES.everythingStored();
    }

    @Test
    void flyway_migrates_the_schema_through_pgbouncer() {
        TestDatabase database = PgBouncerServer.before(PostgresServer.shared().freshDatabase());
        try (HikariDataSource pool = database.dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.MIGRATE).build();
            LeadStore again = MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.VALIDATE)
                    .build();

            assertThat(again.leads().find(new CompanyId("acme"), new LeadId(new UUID(0, 1))))
                    .isEmpty();
        }
    }
}
