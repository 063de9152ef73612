package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.NoHostTransactions;
import io.leadstone.application.port.out.StoreHealth;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadChange;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
        InMemoryCompanies companies = new InMemoryCompanies().with(new LateListener());
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

    BrokenStore with(DeliveryLog broken) {
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
                broken,
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

    @Override
    public HostTransactions hostTransactions() {
        return new NoHostTransactions();
    }

    /** The listener hears of what is written through the returned ports, while it is written. */
    @Override
    public LeadStore withTransactionListener(TransactionListener listener) {
        return with(new HeardLeads(leads, companies, listener))
                .with(new HeardConversations(conversations, companies, listener));
    }

    private static <T> T heard(InMemoryCompanies companies, TransactionListener listener, Supplier<T> write) {
        companies.announce(late -> ((LateListener) late).listeners().add(listener));
        try {
            return write.get();
        } finally {
            companies.announce(late -> ((LateListener) late).listeners().remove(listener));
        }
    }

    private record HeardLeads(LeadRepository sound, InMemoryCompanies companies, TransactionListener listener)
            implements SoundLeads {

        @Override
        public void add(LeadChange change) {
            write(change, sound::add);
        }

        @Override
        public void update(LeadChange change) {
            write(change, sound::update);
        }

        private void write(LeadChange change, Consumer<LeadChange> write) {
            heard(companies, listener, () -> {
                write.accept(change);
                return change;
            });
        }
    }

    private record HeardConversations(
            ConversationRepository sound, InMemoryCompanies companies, TransactionListener listener)
            implements SoundConversations {

        @Override
        public void add(ConversationChange change) {
            write(change, sound::add);
        }

        @Override
        public void update(ConversationChange change) {
            write(change, sound::update);
        }

        @Override
        public ConversationSnapshot record(ActivityReport report) {
            return heard(companies, listener, () -> sound.record(report));
        }

        private void write(ConversationChange change, Consumer<ConversationChange> write) {
            heard(companies, listener, () -> {
                write.accept(change);
                return change;
            });
        }
    }

    /** Passes calls on to the listeners of the moment. */
    private record LateListener(List<TransactionListener> listeners) implements TransactionListener {

        LateListener() {
            this(new CopyOnWriteArrayList<>());
        }

        @Override
        public void leadChanging(LeadChange change) {
            listeners.forEach(listener -> listener.leadChanging(change));
        }

        @Override
        public void conversationChanging(ConversationChange change) {
            listeners.forEach(listener -> listener.conversationChanging(change));
        }

        @Override
        public void activityRecording(ActivityReport report) {
            listeners.forEach(listener -> listener.activityRecording(report));
        }
    }
}
