package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.contract.LeadStoreContract;

class InMemoryLeadStoreTest implements LeadStoreContract {

    @Override
    public LeadStore emptyStore() {
        return new InMemoryLeadStore();
    }
}
