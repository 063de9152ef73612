package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.HealthStore;
import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.NoHostTransactions;
import io.leadstone.application.port.out.StoreHealth;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.port.out.TransactionalStore;
import io.leadstone.application.port.out.access.AccessStore;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.port.out.conversation.ConversationStore;
import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.port.out.report.ReportStore;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.application.port.out.webhook.WebhookStore;
import java.util.Optional;

/**
 * A store that keeps everything in memory, for as long as it is referred to, and every promise of the ports. New stores are empty.
 * Lists and figures read all that the company has, so it is meant for tests and for trying out.
 */
public final class InMemoryLeadStore
        implements LeadStore,
                ConversationStore,
                ReportStore,
                WebhookStore,
                AccessStore,
                HealthStore,
                TransactionalStore {

    private final LeadRepository leads;
    private final LeadSearch search;
    private final ConsentLedger consents;
    private final EventLog events;
    private final ConversationRepository conversations;
    private final ConversationSearch conversationSearch;
    private final LeadFigures figures;
    private final ExportSource exports;
    private final WebhookRepository webhooks;
    private final DeliveryLog deliveries;
    private final DeliveryQueue deliveryQueue;
    private final AgentRepository agents;
    private final ApiKeyRepository apiKeys;
    private final InMemoryCompanies companies;

    public InMemoryLeadStore() {
        this(new InMemoryCompanies());
    }

    InMemoryLeadStore(InMemoryCompanies companies) {
        this(companies, new InMemoryAgentRepository(), new InMemoryApiKeyRepository());
    }

    private InMemoryLeadStore(InMemoryCompanies companies, AgentRepository agents, ApiKeyRepository apiKeys) {
        this.companies = companies;
        this.agents = agents;
        this.apiKeys = apiKeys;
        leads = new InMemoryLeadRepository(companies);
        search = new InMemoryLeadSearch(companies);
        consents = new InMemoryConsentLedger(companies);
        events = new InMemoryEventLog(companies);
        conversations = new InMemoryConversationRepository(companies);
        conversationSearch = new InMemoryConversationSearch(companies);
        figures = new InMemoryLeadFigures(companies);
        exports = new InMemoryExportSource(companies);
        webhooks = new InMemoryWebhookRepository(companies);
        deliveries = new InMemoryDeliveryLog(companies);
        deliveryQueue = new InMemoryDeliveryQueue(companies);
    }

    @Override
    public LeadRepository leads() {
        return leads;
    }

    @Override
    public LeadSearch search() {
        return search;
    }

    @Override
    public ConsentLedger consents() {
        return consents;
    }

    @Override
    public EventLog events() {
        return events;
    }

    /** Returns this store, which has every capability. */
    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    @Override
    public ConversationRepository conversations() {
        return conversations;
    }

    @Override
    public ConversationSearch conversationSearch() {
        return conversationSearch;
    }

    @Override
    public LeadFigures figures() {
        return figures;
    }

    @Override
    public ExportSource exports() {
        return exports;
    }

    @Override
    public WebhookRepository webhooks() {
        return webhooks;
    }

    @Override
    public DeliveryLog deliveries() {
        return deliveries;
    }

    @Override
    public DeliveryQueue deliveryQueue() {
        return deliveryQueue;
    }

    @Override
    public AgentRepository agents() {
        return agents;
    }

    @Override
    public ApiKeyRepository apiKeys() {
        return apiKeys;
    }

    @Override
    public StoreHealth health() {
        return () -> {
            // Memory always answers.
        };
    }

    /** None: a write is stored when its call returns. */
    @Override
    public HostTransactions hostTransactions() {
        return new NoHostTransactions();
    }

    @Override
    public InMemoryLeadStore withTransactionListener(TransactionListener listener) {
        return new InMemoryLeadStore(companies.with(listener), agents, apiKeys);
    }
}
