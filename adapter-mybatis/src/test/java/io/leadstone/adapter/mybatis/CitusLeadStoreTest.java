package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.database.CitusTables;
import io.leadstone.adapter.mybatis.database.ExternalServer;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.contract.CompleteStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class CitusLeadStoreTest implements CompleteStoreContract {

    @RegisterExtension
    static final ContractTables TABLES =
            new ContractTables(ExternalServer.CITUS::database).afterCreation(CitusTables::distribute);

    @Override
    public LeadStore emptyStore() {
        return TABLES.emptyStore();
    }

    @Override
    public String everythingStored(LeadStore store) {
        return TABLES.everythingStored();
    }
}
