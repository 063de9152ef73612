package io.leadstone.testkit;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.search.LeadSearch;
import java.util.Optional;
import java.util.Set;

/**
 * A decorator for tests that hides capabilities of a store and keeps its core.
 *
 * @param store the decorated store
 * @param capabilities the capabilities that stay visible
 */
public record CoreStore(LeadStore store, Set<Class<?>> capabilities) implements LeadStore {

    public CoreStore {
        capabilities = Set.copyOf(capabilities);
    }

    /** Hides all capabilities of {@code store}. */
    public CoreStore(LeadStore store) {
        this(store, Set.of());
    }

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
        return capabilities.contains(type) ? store.capability(type) : Optional.empty();
    }
}
