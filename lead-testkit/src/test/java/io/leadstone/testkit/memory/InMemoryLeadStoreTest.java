package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.contract.CompleteStoreContract;
import io.leadstone.testkit.contract.fixture.Reachable;

class InMemoryLeadStoreTest implements CompleteStoreContract {

    @Override
    public LeadStore emptyStore() {
        return new InMemoryLeadStore();
    }

    @Override
    public String everythingStored(LeadStore store) {
        return Reachable.textsOf(store);
    }
}
