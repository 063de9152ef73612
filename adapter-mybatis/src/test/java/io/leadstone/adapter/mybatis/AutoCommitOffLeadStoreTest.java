package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.contract.CompleteStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The store contract on connections without auto-commit, with a host that has no transaction. Each port commits its
 * writes.
 */
class AutoCommitOffLeadStoreTest implements CompleteStoreContract {

    @RegisterExtension
    static final ContractTables TABLES =
            new ContractTables(TestDatabase::h2, TestDatabase::dataSourceWithoutAutoCommit);

    @Override
    public LeadStore emptyStore() {
        return TABLES.emptyStore();
    }
}
