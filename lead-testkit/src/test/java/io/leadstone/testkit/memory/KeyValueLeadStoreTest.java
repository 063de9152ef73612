package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.store.KeyValueLeadStore;
import io.leadstone.testkit.contract.CompleteStoreContract;
import io.leadstone.testkit.contract.fixture.Reachable;

class KeyValueLeadStoreTest implements CompleteStoreContract {

    @Override
    public LeadStore emptyStore() {
        return KeyValueLeadStore.of(new InMemoryBackend());
    }

    @Override
    public String everythingStored(LeadStore store) {
        return Reachable.textsOf(store);
    }
}
