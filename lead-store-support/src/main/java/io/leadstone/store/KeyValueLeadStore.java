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
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

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

    private final Map<Class<?>, Function<StoreTransactions, ?>> factories;
    private final Function<StoreTransactions, LeadSearch> personSearch;
    private final HostTransactions hostTransactions;
    private final StoreTransactions transactions;
    private final Map<Class<?>, Object> ports = new HashMap<>();
    private final LeadSearch personSearchPort;

    KeyValueLeadStore(
            Map<Class<?>, Function<StoreTransactions, ?>> factories,
            Function<StoreTransactions, LeadSearch> personSearch,
            HostTransactions hostTransactions,
            StoreTransactions transactions) {
        this.factories = factories;
        this.personSearch = personSearch;
        this.hostTransactions = hostTransactions;
        this.transactions = transactions;
        factories.forEach((type, factory) -> ports.put(type, factory.apply(transactions)));
        this.personSearchPort = personSearch.apply(transactions);
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
        return port(LeadRepository.class);
    }

    @Override
    public LeadSearch search() {
        return port(LeadSearch.class);
    }

    @Override
    public ConsentLedger consents() {
        return port(ConsentLedger.class);
    }

    @Override
    public EventLog events() {
        return port(EventLog.class);
    }

    @Override
    public SubmissionRepository submissions() {
        return port(SubmissionRepository.class);
    }

    @Override
    public HeldSubmissionRepository heldSubmissions() {
        return port(HeldSubmissionRepository.class);
    }

    @Override
    public OptInRepository optIns() {
        return port(OptInRepository.class);
    }

    @Override
    public WidgetSessionRepository widgetSessions() {
        return port(WidgetSessionRepository.class);
    }

    @Override
    public ConversationRepository conversations() {
        return port(ConversationRepository.class);
    }

    @Override
    public ConversationSearch conversationSearch() {
        return port(ConversationSearch.class);
    }

    @Override
    public LeadFigures figures() {
        return port(LeadFigures.class);
    }

    @Override
    public ExportSource exports() {
        return port(ExportSource.class);
    }

    @Override
    public WebhookRepository webhooks() {
        return port(WebhookRepository.class);
    }

    @Override
    public DeliveryLog deliveries() {
        return port(DeliveryLog.class);
    }

    @Override
    public DeliveryQueue deliveryQueue() {
        return port(DeliveryQueue.class);
    }

    @Override
    public AgentRepository agents() {
        return port(AgentRepository.class);
    }

    @Override
    public ApiKeyRepository apiKeys() {
        return port(ApiKeyRepository.class);
    }

    @Override
    public EventFeed eventFeed() {
        return port(EventFeed.class);
    }

    @Override
    public EmailKeyRecords emailKeys() {
        return port(EmailKeyRecords.class);
    }

    @Override
    public LeadPurge purge() {
        return port(LeadPurge.class);
    }

    @Override
    public PersonRecords personRecords() {
        return port(PersonRecords.class);
    }

    @Override
    public LeadSearch personSearch() {
        return personSearchPort;
    }

    @Override
    public IdempotentWrites idempotentWrites() {
        return port(IdempotentWrites.class);
    }

    @Override
    public SuppressionList suppressions() {
        return port(SuppressionList.class);
    }

    @Override
    public StoreHealth health() {
        return port(StoreHealth.class);
    }

    @Override
    public HostTransactions hostTransactions() {
        return hostTransactions;
    }

    @Override
    public KeyValueLeadStore withTransactionListener(TransactionListener listener) {
        return new KeyValueLeadStore(factories, personSearch, hostTransactions, transactions.with(listener));
    }

    private <P> P port(Class<P> type) {
        return type.cast(Objects.requireNonNull(ports.get(type)));
    }
}
