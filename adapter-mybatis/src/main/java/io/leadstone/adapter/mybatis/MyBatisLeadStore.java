package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.access.MyBatisApiKeyRepository;
import io.leadstone.adapter.mybatis.agent.MyBatisAgentRepository;
import io.leadstone.adapter.mybatis.conversation.MyBatisConversationRepository;
import io.leadstone.adapter.mybatis.conversation.MyBatisConversationSearch;
import io.leadstone.adapter.mybatis.email.MyBatisEmailKeyRecords;
import io.leadstone.adapter.mybatis.event.MyBatisEventFeed;
import io.leadstone.adapter.mybatis.idempotency.MyBatisIdempotentWrites;
import io.leadstone.adapter.mybatis.lead.MyBatisConsentLedger;
import io.leadstone.adapter.mybatis.lead.MyBatisEventLog;
import io.leadstone.adapter.mybatis.lead.MyBatisLeadRepository;
import io.leadstone.adapter.mybatis.lead.SearchReindexer;
import io.leadstone.adapter.mybatis.lead.SubscribedCompanies;
import io.leadstone.adapter.mybatis.privacy.MyBatisLeadPurge;
import io.leadstone.adapter.mybatis.privacy.MyBatisPersonRecords;
import io.leadstone.adapter.mybatis.privacy.suppression.MyBatisSuppressionList;
import io.leadstone.adapter.mybatis.report.MyBatisExportSource;
import io.leadstone.adapter.mybatis.report.MyBatisLeadFigures;
import io.leadstone.adapter.mybatis.search.MyBatisLeadSearch;
import io.leadstone.adapter.mybatis.sql.MyBatisStoreException;
import io.leadstone.adapter.mybatis.sql.SqlReads;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.adapter.mybatis.submission.MyBatisHeldSubmissionRepository;
import io.leadstone.adapter.mybatis.submission.MyBatisOptInRepository;
import io.leadstone.adapter.mybatis.submission.MyBatisSubmissionRepository;
import io.leadstone.adapter.mybatis.submission.MyBatisWidgetSessionRepository;
import io.leadstone.adapter.mybatis.webhook.MyBatisDeliveryLog;
import io.leadstone.adapter.mybatis.webhook.MyBatisDeliveryQueue;
import io.leadstone.adapter.mybatis.webhook.MyBatisWebhookRepository;
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
import io.leadstone.domain.failure.ConcurrentTransactionException;
import io.leadstone.domain.failure.ReadOnlyTransactionException;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A {@link LeadStore} in H2, PostgreSQL, MySQL or MariaDB, with all capabilities. The scripts under {@code
 * db/leadstone} of this jar create the tables. By default the host runs them with a migration tool; see {@link
 * SchemaMode}.
 *
 * <p>Each call of a port takes one connection from the {@link DataSource} and returns it. A write is one transaction: a
 * transaction of the store, or the active one of the host, see {@link MyBatisLeadStoreBuilder#hostTransactions}. Lists,
 * reports and exports can read a replica, see {@link MyBatisLeadStoreBuilder#replicaDataSource}.
 *
 * <p>Each call throws {@link StoreUnavailableException} if the database cannot be reached, or if a lock, a statement or
 * the network takes longer than its timeout. The store retries its own transaction for a few seconds after a deadlock,
 * a serialization failure or a connection that was lost before the commit. Then it throws {@link
 * ConcurrentTransactionException} or {@link StoreUnavailableException}. It retries nothing in a transaction of the
 * host. A failure there is a {@link ConcurrentTransactionException} or {@link ReadOnlyTransactionException} with the
 * exception of the driver as its cause, and the host must roll back. Any other failure of the database is a {@link
 * MyBatisStoreException}.
 */
public final class MyBatisLeadStore
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

    private final SqlSessions sessions;
    private final SqlReads reads;
    private final SqlReads exportReads;
    private final SubscribedCompanies subscribed = new SubscribedCompanies();

    /** One object for all callers, because it remembers which companies are large. */
    private final MyBatisLeadSearch search;

    MyBatisLeadStore(SqlSessions sessions, SqlReads reads, SqlReads exportReads) {
        this.sessions = sessions;
        this.reads = reads;
        this.search = new MyBatisLeadSearch(reads);
        this.exportReads = exportReads;
    }

    /**
     * Returns a store on {@code dataSource} with default settings.
     *
     * @throws IllegalArgumentException if Leadstone does not support the database
     * @throws StoreUnavailableException if the database cannot be reached
     */
    public static MyBatisLeadStore of(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /** Returns a builder, for a store with other settings. */
    public static MyBatisLeadStoreBuilder builder(DataSource dataSource) {
        return new MyBatisLeadStoreBuilder(dataSource);
    }

    /**
     * Returns true if older rules of searches computed the index of some leads, so that searches may miss them. It
     * costs one read.
     *
     * @throws StoreUnavailableException if the database cannot be reached
     */
    public boolean needsReindexing() {
        return new SearchReindexer(sessions).isNeeded();
    }

    /**
     * Computes the search index of all leads again, if older rules computed it. Call it once after an upgrade of
     * Leadstone, after the new scripts and before the new version writes leads. It reads all leads in batches and
     * writes those whose values differ. It can be interrupted and repeated. If the index is current, it costs one read.
     *
     * @return the number of leads that were written
     * @throws StoreUnavailableException if the database cannot be reached
     */
    public long reindexSearch() {
        return new SearchReindexer(sessions.forMaintenance()).run();
    }

    @Override
    public LeadRepository leads() {
        return new MyBatisLeadRepository(sessions, subscribed);
    }

    @Override
    public LeadSearch search() {
        return search;
    }

    @Override
    public ConsentLedger consents() {
        return new MyBatisConsentLedger(sessions);
    }

    @Override
    public EventLog events() {
        return new MyBatisEventLog(sessions);
    }

    /** Returns this store, which has every capability. */
    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    @Override
    public SubmissionRepository submissions() {
        return new MyBatisSubmissionRepository(sessions);
    }

    @Override
    public HeldSubmissionRepository heldSubmissions() {
        return new MyBatisHeldSubmissionRepository(sessions);
    }

    @Override
    public OptInRepository optIns() {
        return new MyBatisOptInRepository(sessions, reads);
    }

    @Override
    public WidgetSessionRepository widgetSessions() {
        return new MyBatisWidgetSessionRepository(sessions);
    }

    @Override
    public ConversationRepository conversations() {
        return new MyBatisConversationRepository(sessions);
    }

    @Override
    public ConversationSearch conversationSearch() {
        return new MyBatisConversationSearch(sessions, reads);
    }

    @Override
    public LeadFigures figures() {
        return new MyBatisLeadFigures(reads);
    }

    @Override
    public ExportSource exports() {
        return new MyBatisExportSource(exportReads);
    }

    @Override
    public WebhookRepository webhooks() {
        return new MyBatisWebhookRepository(sessions);
    }

    @Override
    public DeliveryLog deliveries() {
        return new MyBatisDeliveryLog(sessions);
    }

    @Override
    public DeliveryQueue deliveryQueue() {
        return new MyBatisDeliveryQueue(sessions);
    }

    @Override
    public AgentRepository agents() {
        return new MyBatisAgentRepository(sessions);
    }

    @Override
    public ApiKeyRepository apiKeys() {
        return new MyBatisApiKeyRepository(sessions);
    }

    @Override
    public EventFeed eventFeed() {
        return new MyBatisEventFeed(sessions);
    }

    @Override
    public EmailKeyRecords emailKeys() {
        return new MyBatisEmailKeyRecords(sessions);
    }

    @Override
    public LeadPurge purge() {
        return new MyBatisLeadPurge(sessions);
    }

    @Override
    public PersonRecords personRecords() {
        return new MyBatisPersonRecords(sessions);
    }

    @Override
    public LeadSearch personSearch() {
        return new MyBatisLeadSearch(SqlReads.on(sessions));
    }

    @Override
    public IdempotentWrites idempotentWrites() {
        return new MyBatisIdempotentWrites(sessions);
    }

    @Override
    public SuppressionList suppressions() {
        return new MyBatisSuppressionList(sessions);
    }

    @Override
    public StoreHealth health() {
        return new MyBatisStoreHealth(sessions);
    }

    @Override
    public HostTransactions hostTransactions() {
        return sessions.hostTransactions();
    }

    @Override
    public MyBatisLeadStore withTransactionListener(TransactionListener listener) {
        return new MyBatisLeadStore(sessions.with(listener), reads, exportReads);
    }
}
