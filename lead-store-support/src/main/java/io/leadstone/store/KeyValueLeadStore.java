package io.leadstone.store;

import io.leadstone.application.port.out.HealthStore;
import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.StoreHealth;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.port.out.TransactionalStore;
import io.leadstone.application.port.out.access.AccessStore;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.port.out.conversation.ConversationStore;
import io.leadstone.application.port.out.email.EmailKeyRecords;
import io.leadstone.application.port.out.email.EmailKeyStore;
import io.leadstone.application.port.out.event.EventFeed;
import io.leadstone.application.port.out.event.EventFeedStore;
import io.leadstone.application.port.out.idempotency.IdempotencyStore;
import io.leadstone.application.port.out.idempotency.IdempotentWrites;
import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.privacy.LeadPurge;
import io.leadstone.application.port.out.privacy.PersonRecords;
import io.leadstone.application.port.out.privacy.PrivacyStore;
import io.leadstone.application.port.out.privacy.SuppressionList;
import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.port.out.report.ReportStore;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.application.port.out.submission.OptInRepository;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.port.out.submission.SubmissionStore;
import io.leadstone.application.port.out.submission.WidgetSessionRepository;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.application.port.out.webhook.WebhookStore;
import io.leadstone.store.backend.KeyValueBackend;
import io.leadstone.store.table.StoreTransactions;
import java.util.Optional;

/**
 * A complete lead store on an ordered key-value backend. The store maintains its secondary indexes. So a backend needs
 * only seven methods and no knowledge of leads.
 *
 * <p>A list without filters reads one page. A search or a list with filters reads the company's leads in the order of
 * the list, until the page is full. A report reads all leads of its range. For many leads, replace these ports in the
 * {@linkplain #builder builder}.
 */
public final class KeyValueLeadStore
        implements LeadStore,
                SubmissionStore,
                ConversationStore,
                ReportStore,
                WebhookStore,
                AccessStore,
                EventFeedStore,
                PrivacyStore,
                EmailKeyStore,
                IdempotencyStore,
                HealthStore,
                TransactionalStore {

    private final PortFactories factories;
    private final HostTransactions hostTransactions;
    private final StoreTransactions transactions;
    private final LeadRepository leads;
    private final LeadSearch search;
    private final ConsentLedger consents;
    private final EventLog events;
    private final SubmissionRepository submissions;
    private final HeldSubmissionRepository heldSubmissions;
    private final OptInRepository optIns;
    private final WidgetSessionRepository widgetSessions;
    private final ConversationRepository conversations;
    private final ConversationSearch conversationSearch;
    private final LeadFigures figures;
    private final ExportSource exports;
    private final WebhookRepository webhooks;
    private final DeliveryLog deliveries;
    private final DeliveryQueue deliveryQueue;
    private final AgentRepository agents;
    private final ApiKeyRepository apiKeys;
    private final EventFeed eventFeed;
    private final EmailKeyRecords emailKeys;
    private final LeadPurge purge;
    private final PersonRecords personRecords;
    private final IdempotentWrites idempotentWrites;
    private final SuppressionList suppressions;
    private final StoreHealth health;

    KeyValueLeadStore(PortFactories factories, HostTransactions hostTransactions, StoreTransactions transactions) {
        this.factories = factories;
        this.hostTransactions = hostTransactions;
        this.transactions = transactions;
        leads = factories.leads().apply(transactions);
        search = factories.search().apply(transactions);
        consents = factories.consents().apply(transactions);
        events = factories.events().apply(transactions);
        submissions = factories.submissions().apply(transactions);
        heldSubmissions = factories.heldSubmissions().apply(transactions);
        optIns = factories.optIns().apply(transactions);
        widgetSessions = factories.widgetSessions().apply(transactions);
        conversations = factories.conversations().apply(transactions);
        conversationSearch = factories.conversationSearch().apply(transactions);
        figures = factories.figures().apply(transactions);
        exports = factories.exports().apply(transactions);
        webhooks = factories.webhooks().apply(transactions);
        deliveries = factories.deliveries().apply(transactions);
        deliveryQueue = factories.deliveryQueue().apply(transactions);
        agents = factories.agents().apply(transactions);
        apiKeys = factories.apiKeys().apply(transactions);
        eventFeed = factories.eventFeed().apply(transactions);
        emailKeys = factories.emailKeys().apply(transactions);
        purge = factories.purge().apply(transactions);
        personRecords = factories.personRecords().apply(transactions);
        idempotentWrites = factories.idempotentWrites().apply(transactions);
        suppressions = factories.suppressions().apply(transactions);
        health = factories.health().apply(transactions);
    }

    /** Returns the store on this backend. */
    public static KeyValueLeadStore of(KeyValueBackend backend) {
        return builder(backend).build();
    }

    /** Begins to build the store on this backend. */
    public static KeyValueLeadStoreBuilder builder(KeyValueBackend backend) {
        return new KeyValueLeadStoreBuilder(backend);
    }

    /** Returns this store if it has the capability. It has all of them. */
    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
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

    @Override
    public SubmissionRepository submissions() {
        return submissions;
    }

    @Override
    public HeldSubmissionRepository heldSubmissions() {
        return heldSubmissions;
    }

    @Override
    public OptInRepository optIns() {
        return optIns;
    }

    @Override
    public WidgetSessionRepository widgetSessions() {
        return widgetSessions;
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
    public EventFeed eventFeed() {
        return eventFeed;
    }

    @Override
    public EmailKeyRecords emailKeys() {
        return emailKeys;
    }

    @Override
    public LeadPurge purge() {
        return purge;
    }

    @Override
    public PersonRecords personRecords() {
        return personRecords;
    }

    @Override
    public LeadSearch personSearch() {
        return search;
    }

    @Override
    public IdempotentWrites idempotentWrites() {
        return idempotentWrites;
    }

    @Override
    public SuppressionList suppressions() {
        return suppressions;
    }

    @Override
    public StoreHealth health() {
        return health;
    }

    @Override
    public HostTransactions hostTransactions() {
        return hostTransactions;
    }

    @Override
    public KeyValueLeadStore withTransactionListener(TransactionListener listener) {
        return new KeyValueLeadStore(factories, hostTransactions, transactions.with(listener));
    }
}
