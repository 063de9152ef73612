package io.leadstone.adapter.mongo;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;
import io.leadstone.adapter.mongo.access.MongoApiKeyRepository;
import io.leadstone.adapter.mongo.agent.MongoAgentRepository;
import io.leadstone.adapter.mongo.conversation.MongoConversationRepository;
import io.leadstone.adapter.mongo.conversation.MongoConversationSearch;
import io.leadstone.adapter.mongo.event.MongoEventFeed;
import io.leadstone.adapter.mongo.idempotency.MongoIdempotentWrites;
import io.leadstone.adapter.mongo.lead.MongoConsentLedger;
import io.leadstone.adapter.mongo.lead.MongoEmailKeyRecords;
import io.leadstone.adapter.mongo.lead.MongoEventLog;
import io.leadstone.adapter.mongo.lead.MongoLeadRepository;
import io.leadstone.adapter.mongo.privacy.MongoLeadPurge;
import io.leadstone.adapter.mongo.privacy.MongoPersonRecords;
import io.leadstone.adapter.mongo.privacy.MongoSuppressionList;
import io.leadstone.adapter.mongo.report.MongoExportSource;
import io.leadstone.adapter.mongo.report.MongoLeadFigures;
import io.leadstone.adapter.mongo.schema.LeadIndexes;
import io.leadstone.adapter.mongo.schema.MongoSearchReindexer;
import io.leadstone.adapter.mongo.schema.SchemaVersion;
import io.leadstone.adapter.mongo.search.MongoLeadSearch;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.MongoHostTransactions;
import io.leadstone.adapter.mongo.session.MongoLimits;
import io.leadstone.adapter.mongo.submission.MongoHeldSubmissionRepository;
import io.leadstone.adapter.mongo.submission.MongoOptInRepository;
import io.leadstone.adapter.mongo.submission.MongoSubmissionRepository;
import io.leadstone.adapter.mongo.submission.MongoWidgetSessionRepository;
import io.leadstone.adapter.mongo.webhook.MongoDeliveryLog;
import io.leadstone.adapter.mongo.webhook.MongoDeliveryQueue;
import io.leadstone.adapter.mongo.webhook.MongoWebhookRepository;
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
import io.leadstone.domain.failure.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lead store in MongoDB 4.4 or newer: a standalone server, a replica set or a sharded cluster. A lead is one
 * document, and a change of a lead is one write to it, so the store needs no transactions. {@link LeadIndexes} builds
 * the indexes; see {@link MongoSchemaMode}.
 *
 * <p>The settings of the host's client decide whether the driver repeats a write after the loss of the primary ({@code
 * retryWrites}), and how long it waits for a server ({@code serverSelectionTimeoutMS}). If no server answers, every
 * call throws {@link StoreUnavailableException}. Other failures are the driver's exceptions.
 */
public final class MongoLeadStore
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

    private final MongoCollections collections;
    private final MongoHostTransactions hostTransactions;
    private final List<TransactionListener> listeners;

    MongoLeadStore(MongoCollections collections, MongoHostTransactions hostTransactions) {
        this(collections, hostTransactions, List.of());
    }

    private MongoLeadStore(
            MongoCollections collections, MongoHostTransactions hostTransactions, List<TransactionListener> listeners) {
        this.collections = collections;
        this.hostTransactions = hostTransactions;
        this.listeners = listeners;
    }

    /** Returns a store in {@code database} with the default settings. */
    public static MongoLeadStore of(MongoDatabase database) {
        return builder(database).build();
    }

    /** Returns a builder for a store with other settings. */
    public static MongoLeadStoreBuilder builder(MongoDatabase database) {
        return new MongoLeadStoreBuilder(database);
    }

    /**
     * Returns a view of this store that uses the host's session. Reads and writes join the transaction that is active
     * in the session, and are committed or rolled back with it. A session without an active transaction is not used. A
     * session, and therefore the view, must be used by one thread at a time.
     *
     * <p>The view is not notified of the commit. A {@link io.leadstone.application.LeadManagement} with event listeners
     * therefore refuses to write through it while a transaction is active. Use {@link
     * MongoLeadStoreBuilder#hostSessions} with listeners.
     *
     * <p>In a transaction the store repeats no command. Failures are the driver's exceptions, with the labels that
     * {@link ClientSession#withTransaction} needs. The store finds duplicates and stale versions before it writes, so
     * these errors leave the transaction usable. If another transaction takes the same email at the same time, MongoDB
     * aborts one of the two.
     *
     * <p>A transaction reads the data as of its first command. So its changes are enqueued for the subscriptions that
     * existed then, and for those that the transaction added.
     */
    public MongoLeadStore inSession(ClientSession session) {
        MongoHostTransactions transactions = MongoHostTransactions.of(session);
        return new MongoLeadStore(collections.inSession(transactions::active), transactions, listeners);
    }

    /**
     * Returns true if older rules of searches computed the index terms of some leads, so that searches may miss them.
     * It costs one or two reads.
     *
     * @throws StoreUnavailableException if the server cannot be reached
     */
    public boolean needsReindexing() {
        return schemaVersion().isSearchBehind();
    }

    /**
     * Computes the index terms of all leads again, if older rules computed them. {@link MongoSchemaMode#CREATE} does
     * it. Another host calls it once after an upgrade of Leadstone. It reads all leads in batches and writes those
     * whose values differ. It can be interrupted and repeated, and does not join the host's sessions. If the index is
     * current, it costs one or two reads.
     *
     * @return the number of leads that were written
     * @throws StoreUnavailableException if the server cannot be reached
     */
    public long reindexSearch() {
        return new MongoSearchReindexer(collections.forMaintenance()).run();
    }

    /** Returns the same store with other time limits. */
    MongoLeadStore within(MongoLimits limits) {
        return new MongoLeadStore(collections.within(limits), hostTransactions, listeners);
    }

    /**
     * Migrates the documents of an older version to the newest schema, in batches, and stores the number of the schema.
     * If the database has the newest schema, it costs one read. {@link MongoSchemaMode#CREATE} calls it. A host that
     * builds its indexes by hand calls it once after an upgrade of Leadstone, before other nodes with the new version
     * start. It can be interrupted and repeated, and does not join the host's sessions.
     *
     * @return the number of leads that were changed
     * @throws StoreUnavailableException if the server cannot be reached
     */
    public long migrate() {
        return schemaVersion().migrate();
    }

    SchemaVersion schemaVersion() {
        return new SchemaVersion(collections.forMaintenance());
    }

    @Override
    public LeadRepository leads() {
        return new MongoLeadRepository(collections, listeners);
    }

    @Override
    public LeadSearch search() {
        return new MongoLeadSearch(collections);
    }

    @Override
    public ConsentLedger consents() {
        return new MongoConsentLedger(collections);
    }

    @Override
    public EventLog events() {
        return new MongoEventLog(collections);
    }

    /** Returns this store, which has every capability. */
    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    @Override
    public SubmissionRepository submissions() {
        return new MongoSubmissionRepository(collections, listeners);
    }

    @Override
    public HeldSubmissionRepository heldSubmissions() {
        return new MongoHeldSubmissionRepository(collections, listeners);
    }

    @Override
    public OptInRepository optIns() {
        return new MongoOptInRepository(collections, listeners);
    }

    @Override
    public WidgetSessionRepository widgetSessions() {
        return new MongoWidgetSessionRepository(collections);
    }

    @Override
    public ConversationRepository conversations() {
        return new MongoConversationRepository(collections, listeners);
    }

    @Override
    public ConversationSearch conversationSearch() {
        return new MongoConversationSearch(collections);
    }

    @Override
    public LeadFigures figures() {
        return new MongoLeadFigures(collections);
    }

    @Override
    public ExportSource exports() {
        return new MongoExportSource(collections);
    }

    @Override
    public WebhookRepository webhooks() {
        return new MongoWebhookRepository(collections);
    }

    @Override
    public DeliveryLog deliveries() {
        return new MongoDeliveryLog(collections);
    }

    @Override
    public DeliveryQueue deliveryQueue() {
        return new MongoDeliveryQueue(collections);
    }

    @Override
    public AgentRepository agents() {
        return new MongoAgentRepository(collections);
    }

    @Override
    public ApiKeyRepository apiKeys() {
        return new MongoApiKeyRepository(collections);
    }

    @Override
    public EventFeed eventFeed() {
        return new MongoEventFeed(collections);
    }

    @Override
    public EmailKeyRecords emailKeys() {
        return new MongoEmailKeyRecords(collections.forMaintenance());
    }

    @Override
    public LeadPurge purge() {
        return new MongoLeadPurge(collections);
    }

    @Override
    public PersonRecords personRecords() {
        return new MongoPersonRecords(collections);
    }

    @Override
    public LeadSearch personSearch() {
        return search();
    }

    @Override
    public IdempotentWrites idempotentWrites() {
        return new MongoIdempotentWrites(collections);
    }

    @Override
    public SuppressionList suppressions() {
        return new MongoSuppressionList(collections);
    }

    @Override
    public StoreHealth health() {
        return new MongoStoreHealth(collections);
    }

    @Override
    public HostTransactions hostTransactions() {
        return hostTransactions;
    }

    @Override
    public MongoLeadStore withTransactionListener(TransactionListener listener) {
        List<TransactionListener> all = new ArrayList<>(listeners);
        all.add(listener);
        return new MongoLeadStore(collections, hostTransactions, List.copyOf(all));
    }
}
