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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Builds a {@link KeyValueLeadStore}. A port can be replaced by one that uses the database directly, for example a
 * search with an index. A port that only reads can be replaced alone. It uses its own data or the tables of the
 * backend. The ports that write leads belong together. {@code docs/custom-store.md} lists the ports and the tables.
 */
public final class KeyValueLeadStoreBuilder {

    /** The ports that write leads beside {@link LeadRepository}, with the names of their methods here. */
    private static final Map<Class<?>, String> WRITERS = Map.of(
            SubmissionRepository.class, "submissions",
            HeldSubmissionRepository.class, "heldSubmissions",
            OptInRepository.class, "optIns",
            ConversationRepository.class, "conversations",
            EmailKeyRecords.class, "emailKeys",
            LeadPurge.class, "purge");

    private final KeyValueBackend backend;
    /** Functions that create the ports, by the interface of the port. */
    private final Map<Class<?>, Function<StoreTransactions, ?>> ports = new HashMap<>();

    private final Set<Class<?>> replaced = new HashSet<>();

    /** A port of its own, because its interface is also that of the search. */
    private Function<StoreTransactions, LeadSearch> personSearch = KeyValueLeadSearch::new;

    private Clock clock = Clock.systemUTC();
    private HostTransactions hostTransactions = new NoHostTransactions();

    KeyValueLeadStoreBuilder(KeyValueBackend backend) {
        this.backend = backend;
        port(StoreHealth.class, KeyValueStoreHealth::new);
        port(LeadRepository.class, KeyValueLeadRepository::new);
        port(LeadSearch.class, KeyValueLeadSearch::new);
        port(ConsentLedger.class, KeyValueConsentLedger::new);
        port(EventLog.class, KeyValueEventLog::new);
        port(SubmissionRepository.class, KeyValueSubmissionRepository::new);
        port(HeldSubmissionRepository.class, KeyValueHeldSubmissionRepository::new);
        port(OptInRepository.class, KeyValueOptInRepository::new);
        port(WidgetSessionRepository.class, KeyValueWidgetSessionRepository::new);
        port(ConversationRepository.class, KeyValueConversationRepository::new);
        port(ConversationSearch.class, KeyValueConversationSearch::new);
        port(LeadFigures.class, KeyValueLeadFigures::new);
        port(ExportSource.class, KeyValueExportSource::new);
        port(WebhookRepository.class, KeyValueWebhookRepository::new);
        port(DeliveryLog.class, KeyValueDeliveryLog::new);
        port(DeliveryQueue.class, KeyValueDeliveryQueue::new);
        port(AgentRepository.class, KeyValueAgentRepository::new);
        port(ApiKeyRepository.class, KeyValueApiKeyRepository::new);
        port(EventFeed.class, KeyValueEventFeed::new);
        port(EmailKeyRecords.class, KeyValueEmailKeyRecords::new);
        port(LeadPurge.class, KeyValueLeadPurge::new);
        port(PersonRecords.class, KeyValuePersonRecords::new);
        port(IdempotentWrites.class, KeyValueIdempotentWrites::new);
        port(SuppressionList.class, KeyValueSuppressionList::new);
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
        return replace(StoreHealth.class, transactions -> port);
    }

    /**
     * Replaces the port that reads and writes single leads. The function gets the listener that the port must call
     * before each commit. The other ports that write leads must be replaced, too: {@link #submissions},
     * {@link #heldSubmissions}, {@link #optIns}, {@link #conversations}, {@link #emailKeys} and {@link #purge}.
     * {@link #build} checks that.
     */
    public KeyValueLeadStoreBuilder leads(Function<TransactionListener, LeadRepository> port) {
        return listeningPort(LeadRepository.class, port);
    }

    /** Replaces the port that lists and searches leads. It does not replace {@link #personSearch}. */
    public KeyValueLeadStoreBuilder search(LeadSearch port) {
        return replace(LeadSearch.class, transactions -> port);
    }

    /**
     * Replaces the port that finds the leads of a person for their export and erasure. It must see each committed
     * lead, so an index that lags behind is not suitable. The default reads the tables of the backend.
     */
    public KeyValueLeadStoreBuilder personSearch(LeadSearch port) {
        personSearch = transactions -> port;
        return this;
    }

    /** Replaces the port that reads the consents of leads. */
    public KeyValueLeadStoreBuilder consents(ConsentLedger port) {
        return replace(ConsentLedger.class, transactions -> port);
    }

    /** Replaces the port that reads the events of leads. */
    public KeyValueLeadStoreBuilder events(EventLog port) {
        return replace(EventLog.class, transactions -> port);
    }

    /**
     * Replaces the ports of submissions and of their widget sessions. The function gets the listener that the port of
     * submissions must call before each commit.
     */
    public KeyValueLeadStoreBuilder submissions(
            Function<TransactionListener, SubmissionRepository> port, WidgetSessionRepository sessions) {
        return listeningPort(SubmissionRepository.class, port)
                .replace(WidgetSessionRepository.class, transactions -> sessions);
    }

    /**
     * Replaces the port of consents that wait for a confirmation. The function gets the listener that the port must
     * call before each commit.
     */
    public KeyValueLeadStoreBuilder optIns(Function<TransactionListener, OptInRepository> port) {
        return listeningPort(OptInRepository.class, port);
    }

    /**
     * Replaces the port of submissions that a guard holds back. The function gets the listener that the port must call
     * before each commit.
     */
    public KeyValueLeadStoreBuilder heldSubmissions(Function<TransactionListener, HeldSubmissionRepository> port) {
        return listeningPort(HeldSubmissionRepository.class, port);
    }

    /**
     * Replaces the port that reads and writes single conversations. The function gets the listener that the port must
     * call before each commit.
     */
    public KeyValueLeadStoreBuilder conversations(Function<TransactionListener, ConversationRepository> port) {
        return listeningPort(ConversationRepository.class, port);
    }

    /** Replaces the port that lists conversations. */
    public KeyValueLeadStoreBuilder conversationSearch(ConversationSearch port) {
        return replace(ConversationSearch.class, transactions -> port);
    }

    /** Replaces the port that counts leads for reports. */
    public KeyValueLeadStoreBuilder figures(LeadFigures port) {
        return replace(LeadFigures.class, transactions -> port);
    }

    /** Replaces the port that exports leads and conversations. */
    public KeyValueLeadStoreBuilder exports(ExportSource port) {
        return replace(ExportSource.class, transactions -> port);
    }

    /** Replaces the port that reads and writes webhook subscriptions. */
    public KeyValueLeadStoreBuilder webhooks(WebhookRepository port) {
        return replace(WebhookRepository.class, transactions -> port);
    }

    /** Replaces the port that lists deliveries and enqueues them again. */
    public KeyValueLeadStoreBuilder deliveries(DeliveryLog port) {
        return replace(DeliveryLog.class, transactions -> port);
    }

    /** Replaces the queue from which a dispatcher claims deliveries. */
    public KeyValueLeadStoreBuilder deliveryQueue(DeliveryQueue port) {
        return replace(DeliveryQueue.class, transactions -> port);
    }

    /** Replaces the port that reads and writes agents. */
    public KeyValueLeadStoreBuilder agents(AgentRepository port) {
        return replace(AgentRepository.class, transactions -> port);
    }

    /** Replaces the port that reads and writes API keys. */
    public KeyValueLeadStoreBuilder apiKeys(ApiKeyRepository port) {
        return replace(ApiKeyRepository.class, transactions -> port);
    }

    /** Replaces the port that reads the event feed of a company. */
    public KeyValueLeadStoreBuilder eventFeed(EventFeed port) {
        return replace(EventFeed.class, transactions -> port);
    }

    /** Replaces the port that renews email keys. */
    public KeyValueLeadStoreBuilder emailKeys(EmailKeyRecords port) {
        return replace(EmailKeyRecords.class, transactions -> port);
    }

    /** Replaces the port that removes leads after their retention period. */
    public KeyValueLeadStoreBuilder purge(LeadPurge port) {
        return replace(LeadPurge.class, transactions -> port);
    }

    /** Replaces the port that reads the conversations, deliveries and submissions of a lead. */
    public KeyValueLeadStoreBuilder personRecords(PersonRecords port) {
        return replace(PersonRecords.class, transactions -> port);
    }

    /**
     * Replaces the port of idempotency keys. The ports of leads, conversations and webhooks note a write only in the
     * keys of the backend.
     */
    public KeyValueLeadStoreBuilder idempotentWrites(IdempotentWrites port) {
        return replace(IdempotentWrites.class, transactions -> port);
    }

    /** Replaces the port of suppression lists. The writes of leads and the purge still add their entries here. */
    public KeyValueLeadStoreBuilder suppressions(SuppressionList port) {
        return replace(SuppressionList.class, transactions -> port);
    }

    /**
     * Builds the store. Later calls of this builder do not change it.
     *
     * @throws IllegalStateException if {@link #leads} is called without the other ports that write leads; the text
     *     names the missing ones
     */
    public KeyValueLeadStore build() {
        requireAllWriters();
        return new KeyValueLeadStore(
                Map.copyOf(ports),
                personSearch,
                hostTransactions,
                new StoreTransactions(backend, clock, List.of(), new AttemptScope()));
    }

    private void requireAllWriters() {
        List<String> missing = WRITERS.entrySet().stream()
                .filter(writer -> !replaced.contains(writer.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        if (replaced.contains(LeadRepository.class) && !missing.isEmpty()) {
            throw new IllegalStateException(
                    "leads(port) is called, and these ports, which also write leads, are not replaced: "
                            + String.join(", ", missing));
        }
    }

    private <P> void port(Class<P> type, Function<StoreTransactions, P> factory) {
        ports.put(type, factory);
    }

    private <P> KeyValueLeadStoreBuilder replace(Class<P> type, Function<StoreTransactions, P> factory) {
        port(type, factory);
        replaced.add(type);
        return this;
    }

    private <P> KeyValueLeadStoreBuilder listeningPort(Class<P> type, Function<TransactionListener, P> factory) {
        return replace(type, transactions -> factory.apply(new AllListeners(transactions.listeners())));
    }
}
