package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.database.ExternalServer;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.contract.CompleteStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MySqlLeadStoreTest implements CompleteStoreContract {

    @RegisterExtension
    static final ContractTables TABLES = new ContractTables(ExternalServer.MYSQL::database);

    @Override
    public LeadStore emptyStore() {
        return TABLES.emptyStore();
    }

    @Override
    public String everythingStored(LeadStore store) {
        return TABLES.everythingStored();
    }
}
