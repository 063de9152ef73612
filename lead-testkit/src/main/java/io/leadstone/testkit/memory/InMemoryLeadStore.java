package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.store.KeyValueLeadStore;
import java.util.Optional;

/**
 * A store that keeps all data in memory, for tests and for trying out the library. It has every capability and passes
 * the store contract. A new store is empty, and its data live as long as the object. It is a {@link KeyValueLeadStore}
 * on sorted maps, so a search reads all leads of the company. It joins no host transaction: each call commits its own
 * write. {@link io.leadstone.testkit.StorePorts} gives access to the ports of its capabilities.
 */
public final class InMemoryLeadStore implements LeadStore {

    private final KeyValueLeadStore store = KeyValueLeadStore.of(new InMemoryBackend());

    @Override
    public LeadRepository leads() {
        return store.leads();
    }

    @Override
    public LeadSearch search() {
        return store.search();
    }

    @Override
    public ConsentLedger consents() {
        return store.consents();
    }

    @Override
    public EventLog events() {
        return store.events();
    }

    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return store.capability(type);
    }
}
