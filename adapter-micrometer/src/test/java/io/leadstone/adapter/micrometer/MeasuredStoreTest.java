package io.leadstone.adapter.micrometer;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.contract.CompleteStoreContract;
import io.leadstone.testkit.contract.fixture.Reachable;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** A measured store keeps every promise of the store that it decorates. */
class MeasuredStoreTest implements CompleteStoreContract {

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
