package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.AgentRepository;
import io.leadstone.application.port.out.ApiKeyRepository;
import io.leadstone.application.port.out.ConsentLedger;
import io.leadstone.application.port.out.EventLog;
import io.leadstone.application.port.out.LeadRepository;
import io.leadstone.application.port.out.LeadSearch;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.StoreHealth;

/** A store in memory in which ports can be exchanged for broken ones. */
record BrokenStore(
        InMemoryCompanies companies,
        LeadRepository leads,
        LeadSearch search,
        ConsentLedger consents,
        EventLog events,
        AgentRepository agents,
        ApiKeyRepository apiKeys,
        StoreHealth health)
        implements LeadStore {

    /** With all ports sound. */
    static BrokenStore sound() {
        InMemoryCompanies companies = new InMemoryCompanies();
        LeadStore sound = new InMemoryLeadStore(companies);
        return new BrokenStore(
                companies,
                sound.leads(),
                sound.search(),
                sound.consents(),
                sound.events(),
                sound.agents(),
                sound.apiKeys(),
                sound.health());
    }

    BrokenStore with(LeadRepository broken) {
        return new BrokenStore(companies, broken, search, consents, events, agents, apiKeys, health);
    }

    BrokenStore with(LeadSearch broken) {
        return new BrokenStore(companies, leads, broken, consents, events, agents, apiKeys, health);
    }

    BrokenStore withConsents(ConsentLedger broken) {
        return new BrokenStore(companies, leads, search, broken, events, agents, apiKeys, health);
    }

    BrokenStore withEvents(EventLog broken) {
        return new BrokenStore(companies, leads, search, consents, broken, agents, apiKeys, health);
    }

    BrokenStore with(AgentRepository broken) {
        return new BrokenStore(companies, leads, search, consents, events, broken, apiKeys, health);
    }

    BrokenStore with(ApiKeyRepository broken) {
        return new BrokenStore(companies, leads, search, consents, events, agents, broken, health);
    }
}
