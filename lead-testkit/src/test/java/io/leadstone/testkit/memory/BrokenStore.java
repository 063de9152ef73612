package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.AgentRepository;
import io.leadstone.application.port.out.ApiKeyRepository;
import io.leadstone.application.port.out.ConsentLedger;
import io.leadstone.application.port.out.ConversationRepository;
import io.leadstone.application.port.out.ConversationSearch;
import io.leadstone.application.port.out.DeliveryLog;
import io.leadstone.application.port.out.DeliveryQueue;
import io.leadstone.application.port.out.EventLog;
import io.leadstone.application.port.out.ExportSource;
import io.leadstone.application.port.out.LeadFigures;
import io.leadstone.application.port.out.LeadRepository;
import io.leadstone.application.port.out.LeadSearch;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.StoreHealth;
import io.leadstone.application.port.out.WebhookRepository;

/** A store in memory in which ports can be exchanged for broken ones. */
record BrokenStore(
        InMemoryCompanies companies,
        LeadRepository leads,
        LeadSearch search,
        ConsentLedger consents,
        EventLog events,
        ConversationRepository conversations,
        ConversationSearch conversationSearch,
        LeadFigures figures,
        ExportSource exports,
        WebhookRepository webhooks,
        DeliveryLog deliveries,
        DeliveryQueue deliveryQueue,
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
                sound.conversations(),
                sound.conversationSearch(),
                sound.figures(),
                sound.exports(),
                sound.webhooks(),
                sound.deliveries(),
                sound.deliveryQueue(),
                sound.agents(),
                sound.apiKeys(),
                sound.health());
    }

    BrokenStore with(LeadRepository broken) {
        return new BrokenStore(
                companies,
                broken,
                search,
                consents,
                events,
                conversations,
                conversationSearch,
                figures,
                exports,
                webhooks,
                deliveries,
                deliveryQueue,
                agents,
                apiKeys,
                health);
    }

    BrokenStore with(LeadSearch broken) {
        return new BrokenStore(
                companies,
                leads,
                broken,
                consents,
                events,
                conversations,
                conversationSearch,
                figures,
                exports,
                webhooks,
                deliveries,
                deliveryQueue,
                agents,
                apiKeys,
                health);
    }

    BrokenStore withConsents(ConsentLedger broken) {
        return new BrokenStore(
                companies,
                leads,
                search,
                broken,
                events,
                conversations,
                conversationSearch,
                figures,
                exports,
                webhooks,
                deliveries,
                deliveryQueue,
                agents,
                apiKeys,
                health);
    }

    BrokenStore withEvents(EventLog broken) {
        return new BrokenStore(
                companies,
                leads,
                search,
                consents,
                broken,
                conversations,
                conversationSearch,
                figures,
                exports,
                webhooks,
                deliveries,
                deliveryQueue,
                agents,
                apiKeys,
                health);
    }

    BrokenStore with(ConversationRepository broken) {
        return new BrokenStore(
                companies,
                leads,
                search,
                consents,
                events,
                broken,
                conversationSearch,
                figures,
                exports,
                webhooks,
                deliveries,
                deliveryQueue,
                agents,
                apiKeys,
                health);
    }

    BrokenStore with(ConversationSearch broken) {
        return new BrokenStore(
                companies,
                leads,
                search,
                consents,
                events,
                conversations,
                broken,
                figures,
                exports,
                webhooks,
                deliveries,
                deliveryQueue,
                agents,
                apiKeys,
                health);
    }

    BrokenStore withFigures(LeadFigures broken) {
        return new BrokenStore(
                companies,
                leads,
                search,
                consents,
                events,
                conversations,
                conversationSearch,
                broken,
                exports,
                webhooks,
                deliveries,
                deliveryQueue,
                agents,
                apiKeys,
                health);
    }

    BrokenStore with(ExportSource broken) {
        return new BrokenStore(
                companies,
                leads,
                search,
                consents,
                events,
                conversations,
                conversationSearch,
                figures,
                broken,
                webhooks,
                deliveries,
                deliveryQueue,
                agents,
                apiKeys,
                health);
    }

    BrokenStore with(WebhookRepository broken) {
        return new BrokenStore(
                companies,
                leads,
                search,
                consents,
                events,
                conversations,
                conversationSearch,
                figures,
                exports,
                broken,
                deliveries,
                deliveryQueue,
                agents,
                apiKeys,
                health);
    }

    BrokenStore with(DeliveryQueue broken) {
        return new BrokenStore(
                companies,
                leads,
                search,
                consents,
                events,
                conversations,
                conversationSearch,
                figures,
                exports,
                webhooks,
                deliveries,
                broken,
                agents,
                apiKeys,
                health);
    }

    BrokenStore with(AgentRepository broken) {
        return new BrokenStore(
                companies,
                leads,
                search,
                consents,
                events,
                conversations,
                conversationSearch,
                figures,
                exports,
                webhooks,
                deliveries,
                deliveryQueue,
                broken,
                apiKeys,
                health);
    }

    BrokenStore with(ApiKeyRepository broken) {
        return new BrokenStore(
                companies,
                leads,
                search,
                consents,
                events,
                conversations,
                conversationSearch,
                figures,
                exports,
                webhooks,
                deliveries,
                deliveryQueue,
                agents,
                broken,
                health);
    }
}
