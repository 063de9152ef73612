package io.leadstone.testkit.memory;

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
import io.leadstone.store.KeyValueLeadStore;
import java.util.Optional;

/**
 * A store that keeps all data in memory, for tests and for trying out the library. It has every capability and passes
 * the store contract. A new store is empty, and its data live as long as the object. It is a {@link KeyValueLeadStore}
 * on sorted maps, so a search reads all leads of the company.
 */
public final class InMemoryLeadStore
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

    private final KeyValueLeadStore store;

    /** Creates an empty store. */
    public InMemoryLeadStore() {
        this(KeyValueLeadStore.of(new InMemoryBackend()));
    }

    private InMemoryLeadStore(KeyValueLeadStore store) {
        this.store = store;
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

    /** Returns this store, which has every capability. */
    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    @Override
    public SubmissionRepository submissions() {
        return store.submissions();
    }

    @Override
    public HeldSubmissionRepository heldSubmissions() {
        return store.heldSubmissions();
    }

    @Override
    public OptInRepository optIns() {
        return store.optIns();
    }

    @Override
    public WidgetSessionRepository widgetSessions() {
        return store.widgetSessions();
    }

    @Override
    public ConversationRepository conversations() {
        return store.conversations();
    }

    @Override
    public ConversationSearch conversationSearch() {
        return store.conversationSearch();
    }

    @Override
    public LeadFigures figures() {
        return store.figures();
    }

    @Override
    public ExportSource exports() {
        return store.exports();
    }

    @Override
    public WebhookRepository webhooks() {
        return store.webhooks();
    }

    @Override
    public DeliveryLog deliveries() {
        return store.deliveries();
    }

    @Override
    public DeliveryQueue deliveryQueue() {
        return store.deliveryQueue();
    }

    @Override
    public AgentRepository agents() {
        return store.agents();
    }

    @Override
    public ApiKeyRepository apiKeys() {
        return store.apiKeys();
    }

    @Override
    public EventFeed eventFeed() {
        return store.eventFeed();
    }

    @Override
    public EmailKeyRecords emailKeys() {
        return store.emailKeys();
    }

    @Override
    public LeadPurge purge() {
        return store.purge();
    }

    @Override
    public PersonRecords personRecords() {
        return store.personRecords();
    }

    @Override
    public LeadSearch personSearch() {
        return store.personSearch();
    }

    @Override
    public IdempotentWrites idempotentWrites() {
        return store.idempotentWrites();
    }

    @Override
    public SuppressionList suppressions() {
        return store.suppressions();
    }

    @Override
    public StoreHealth health() {
        return store.health();
    }

    /** Returns a port without host transactions. Each call commits its own write. */
    @Override
    public HostTransactions hostTransactions() {
        return store.hostTransactions();
    }

    @Override
    public InMemoryLeadStore withTransactionListener(TransactionListener listener) {
        return new InMemoryLeadStore(store.withTransactionListener(listener));
    }
}
