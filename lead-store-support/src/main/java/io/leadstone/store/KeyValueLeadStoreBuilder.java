package io.leadstone.store;

import io.leadstone.application.idempotency.AttemptScope;
import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.NoHostTransactions;
import io.leadstone.application.port.out.StoreHealth;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.port.out.email.EmailKeyRecords;
import io.leadstone.application.port.out.event.EventFeed;
import io.leadstone.application.port.out.idempotency.IdempotentWrites;
import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.privacy.LeadPurge;
import io.leadstone.application.port.out.privacy.PersonRecords;
import io.leadstone.application.port.out.privacy.SuppressionList;
import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.application.port.out.submission.OptInRepository;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.port.out.submission.WidgetSessionRepository;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.store.access.KeyValueApiKeyRepository;
import io.leadstone.store.agent.KeyValueAgentRepository;
import io.leadstone.store.backend.KeyValueBackend;
import io.leadstone.store.conversation.KeyValueConversationRepository;
import io.leadstone.store.conversation.KeyValueConversationSearch;
import io.leadstone.store.event.KeyValueEventFeed;
import io.leadstone.store.idempotency.KeyValueIdempotentWrites;
import io.leadstone.store.lead.KeyValueConsentLedger;
import io.leadstone.store.lead.KeyValueEmailKeyRecords;
import io.leadstone.store.lead.KeyValueEventLog;
import io.leadstone.store.lead.KeyValueLeadRepository;
import io.leadstone.store.privacy.KeyValueLeadPurge;
import io.leadstone.store.privacy.KeyValuePersonRecords;
import io.leadstone.store.privacy.KeyValueSuppressionList;
import io.leadstone.store.report.KeyValueExportSource;
import io.leadstone.store.report.KeyValueLeadFigures;
import io.leadstone.store.search.KeyValueLeadSearch;
import io.leadstone.store.submission.KeyValueHeldSubmissionRepository;
import io.leadstone.store.submission.KeyValueOptInRepository;
import io.leadstone.store.submission.KeyValueSubmissionRepository;
import io.leadstone.store.submission.KeyValueWidgetSessionRepository;
import io.leadstone.store.table.StoreTransactions;
import io.leadstone.store.webhook.KeyValueDeliveryLog;
import io.leadstone.store.webhook.KeyValueDeliveryQueue;
import io.leadstone.store.webhook.KeyValueWebhookRepository;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/**
 * Builds a {@link KeyValueLeadStore}. Each port can be replaced by one that uses the database directly, for example a
 * search with an index. Such a port uses its own data or the tables of the backend; {@code docs/custom-store.md} lists
 * them.
 */
public final class KeyValueLeadStoreBuilder {

    private final KeyValueBackend backend;
    private Clock clock = Clock.systemUTC();
    private HostTransactions hostTransactions = new NoHostTransactions();
    private Function<StoreTransactions, StoreHealth> health = KeyValueStoreHealth::new;
    private Function<StoreTransactions, LeadRepository> leads = KeyValueLeadRepository::new;
    private Function<StoreTransactions, LeadSearch> search = KeyValueLeadSearch::new;
    private Function<StoreTransactions, ConsentLedger> consents = KeyValueConsentLedger::new;
    private Function<StoreTransactions, EventLog> events = KeyValueEventLog::new;
    private Function<StoreTransactions, SubmissionRepository> submissions = KeyValueSubmissionRepository::new;
    private Function<StoreTransactions, HeldSubmissionRepository> heldSubmissions =
            KeyValueHeldSubmissionRepository::new;
    private Function<StoreTransactions, OptInRepository> optIns = KeyValueOptInRepository::new;
    private Function<StoreTransactions, WidgetSessionRepository> widgetSessions = KeyValueWidgetSessionRepository::new;
    private Function<StoreTransactions, ConversationRepository> conversations = KeyValueConversationRepository::new;
    private Function<StoreTransactions, ConversationSearch> conversationSearch = KeyValueConversationSearch::new;
    private Function<StoreTransactions, LeadFigures> figures = KeyValueLeadFigures::new;
    private Function<StoreTransactions, ExportSource> exports = KeyValueExportSource::new;
    private Function<StoreTransactions, WebhookRepository> webhooks = KeyValueWebhookRepository::new;
    private Function<StoreTransactions, DeliveryLog> deliveries = KeyValueDeliveryLog::new;
    private Function<StoreTransactions, DeliveryQueue> deliveryQueue = KeyValueDeliveryQueue::new;
    private Function<StoreTransactions, AgentRepository> agents = KeyValueAgentRepository::new;
    private Function<StoreTransactions, ApiKeyRepository> apiKeys = KeyValueApiKeyRepository::new;
    private Function<StoreTransactions, EventFeed> eventFeed = KeyValueEventFeed::new;
    private Function<StoreTransactions, EmailKeyRecords> emailKeys = KeyValueEmailKeyRecords::new;
    private Function<StoreTransactions, LeadPurge> purge = KeyValueLeadPurge::new;
    private Function<StoreTransactions, PersonRecords> personRecords = KeyValuePersonRecords::new;
    private Function<StoreTransactions, IdempotentWrites> idempotentWrites = KeyValueIdempotentWrites::new;
    private Function<StoreTransactions, SuppressionList> suppressions = KeyValueSuppressionList::new;

    KeyValueLeadStoreBuilder(KeyValueBackend backend) {
        this.backend = backend;
    }

    /** Sets the clock of the store. It decides which deliveries are due. The default is the system clock. */
    public KeyValueLeadStoreBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /** Sets the host transactions that the backend joins. By default there are none. */
    public KeyValueLeadStoreBuilder hostTransactions(HostTransactions value) {
        hostTransactions = value;
        return this;
    }

    /** Replaces the health check. */
    public KeyValueLeadStoreBuilder health(StoreHealth port) {
        health = transactions -> port;
        return this;
    }

    /**
     * Replaces the port that reads and writes single leads. The function gets the listener that the port must call
     * before each commit.
     */
    public KeyValueLeadStoreBuilder leads(Function<TransactionListener, LeadRepository> port) {
        leads = transactions -> port.apply(new AllListeners(transactions.listeners()));
        return this;
    }

    /** Replaces the port that lists and searches leads. */
    public KeyValueLeadStoreBuilder search(LeadSearch port) {
        search = transactions -> port;
        return this;
    }

    /** Replaces the port that reads the consents of leads. */
    public KeyValueLeadStoreBuilder consents(ConsentLedger port) {
        consents = transactions -> port;
        return this;
    }

    /** Replaces the port that reads the events of leads. */
    public KeyValueLeadStoreBuilder events(EventLog port) {
        events = transactions -> port;
        return this;
    }

    /**
     * Replaces the ports of submissions and of their widget sessions. The function gets the listener that the port of
     * submissions must call before each commit.
     */
    public KeyValueLeadStoreBuilder submissions(
            Function<TransactionListener, SubmissionRepository> port, WidgetSessionRepository sessions) {
        submissions = transactions -> port.apply(new AllListeners(transactions.listeners()));
        widgetSessions = transactions -> sessions;
        return this;
    }

    /**
     * Replaces the port of consents that wait for a confirmation. The function gets the listener that the port must
     * call before each commit.
     */
    public KeyValueLeadStoreBuilder optIns(Function<TransactionListener, OptInRepository> port) {
        optIns = transactions -> port.apply(new AllListeners(transactions.listeners()));
        return this;
    }

    /**
     * Replaces the port of submissions that a guard holds back. The function gets the listener that the port must call
     * before each commit.
     */
    public KeyValueLeadStoreBuilder heldSubmissions(Function<TransactionListener, HeldSubmissionRepository> port) {
        heldSubmissions = transactions -> port.apply(new AllListeners(transactions.listeners()));
        return this;
    }

    /**
     * Replaces the port that reads and writes single conversations. The function gets the listener that the port must
     * call before each commit.
     */
    public KeyValueLeadStoreBuilder conversations(Function<TransactionListener, ConversationRepository> port) {
        conversations = transactions -> port.apply(new AllListeners(transactions.listeners()));
        return this;
    }

    /** Replaces the port that lists conversations. */
    public KeyValueLeadStoreBuilder conversationSearch(ConversationSearch port) {
        conversationSearch = transactions -> port;
        return this;
    }

    /** Replaces the port that counts leads for reports. */
    public KeyValueLeadStoreBuilder figures(LeadFigures port) {
        figures = transactions -> port;
        return this;
    }

    /** Replaces the port that exports leads and conversations. */
    public KeyValueLeadStoreBuilder exports(ExportSource port) {
        exports = transactions -> port;
        return this;
    }

    /** Replaces the port that reads and writes webhook subscriptions. */
    public KeyValueLeadStoreBuilder webhooks(WebhookRepository port) {
        webhooks = transactions -> port;
        return this;
    }

    /** Replaces the port that lists deliveries and enqueues them again. */
    public KeyValueLeadStoreBuilder deliveries(DeliveryLog port) {
        deliveries = transactions -> port;
        return this;
    }

    /** Replaces the queue from which a dispatcher claims deliveries. */
    public KeyValueLeadStoreBuilder deliveryQueue(DeliveryQueue port) {
        deliveryQueue = transactions -> port;
        return this;
    }

    /** Replaces the port that reads and writes agents. */
    public KeyValueLeadStoreBuilder agents(AgentRepository port) {
        agents = transactions -> port;
        return this;
    }

    /** Replaces the port that reads and writes API keys. */
    public KeyValueLeadStoreBuilder apiKeys(ApiKeyRepository port) {
        apiKeys = transactions -> port;
        return this;
    }

    /** Replaces the port that reads the event feed of a company. */
    public KeyValueLeadStoreBuilder eventFeed(EventFeed port) {
        eventFeed = transactions -> port;
        return this;
    }

    /** Replaces the port that renews email keys. */
    public KeyValueLeadStoreBuilder emailKeys(EmailKeyRecords port) {
        emailKeys = transactions -> port;
        return this;
    }

    /** Replaces the port that removes leads after their retention period. */
    public KeyValueLeadStoreBuilder purge(LeadPurge port) {
        purge = transactions -> port;
        return this;
    }

    /** Replaces the port that reads everything about a lead. */
    public KeyValueLeadStoreBuilder personRecords(PersonRecords port) {
        personRecords = transactions -> port;
        return this;
    }

    /**
     * Replaces the port of idempotency keys. The ports of leads, conversations and webhooks note a write only in the
     * keys of the backend.
     */
    public KeyValueLeadStoreBuilder idempotentWrites(IdempotentWrites port) {
        idempotentWrites = transactions -> port;
        return this;
    }

    /** Replaces the port of suppression lists. The writes of leads and the purge still add their entries here. */
    public KeyValueLeadStoreBuilder suppressions(SuppressionList port) {
        suppressions = transactions -> port;
        return this;
    }

    /** Builds the store. Later calls of this builder do not change it. */
    public KeyValueLeadStore build() {
        PortFactories factories = new PortFactories(
                leads,
                search,
                consents,
                events,
                submissions,
                heldSubmissions,
                optIns,
                widgetSessions,
                conversations,
                conversationSearch,
                figures,
                exports,
                webhooks,
                deliveries,
                deliveryQueue,
                agents,
                apiKeys,
                eventFeed,
                emailKeys,
                purge,
                personRecords,
                idempotentWrites,
                suppressions,
                health);
        return new KeyValueLeadStore(
                factories, hostTransactions, new StoreTransactions(backend, clock, List.of(), new AttemptScope()));
    }
}
