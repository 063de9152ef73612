package io.leadstone.adapter.micrometer;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.contract.StorePortsContract;
import io.leadstone.testkit.contract.TransactionalStoreContract;
import io.leadstone.testkit.contract.fixture.Reachable;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The ports of a measured store work as those of the store that it decorates. */
class MeasuredStoreTest implements StorePortsContract, TransactionalStoreContract {

    private InMemoryLeadStore memory = new InMemoryLeadStore();

    @Override
    public LeadStore emptyStore() {
        memory = new InMemoryLeadStore();
        return LeadstoneMetrics.of(new SimpleMeterRegistry()).measure(memory);
    }

    @Override
    public String everythingStored(LeadStore store) {
        return Reachable.textsOf(memory);
    }
}
