package io.leadstone.testkit;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.search.LeadSearch;
import java.util.Optional;

/** A decorator of a store that hides all capabilities and leaves the core, for tests. */
public record CoreStore(LeadStore store) implements LeadStore {

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

    /** Returns empty: this store has no capability. */
    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return Optional.empty();
    }
}
