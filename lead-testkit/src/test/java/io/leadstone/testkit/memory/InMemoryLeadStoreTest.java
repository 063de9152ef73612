package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.contract.LeadStoreContract;
import io.leadstone.testkit.contract.fixture.Reachable;

class InMemoryLeadStoreTest implements LeadStoreContract {

    @Override
    public LeadStore emptyStore() {
        return new InMemoryLeadStore();
    }

    @Override
    public String everythingStored(LeadStore store) {
        return Reachable.textsOf(store);
    }
}
