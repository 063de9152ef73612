package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.database.PgBouncerServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.contract.CompleteStoreContract;
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
}
