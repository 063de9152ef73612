package io.leadstone.testkit;

import io.leadstone.application.port.out.Capabilities;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All ports of a store in one object, for tests. Single ports can be replaced. A method that returns a port of a
 * capability looks up the capability in the store, unless the port is replaced. If the store lacks the capability, the
 * method throws {@link io.leadstone.domain.failure.CapabilityMissingException}.
 *
 * @param store the store
 * @param replaced the replacement ports, by their interface
 */
public record StorePorts(LeadStore store, Map<Class<?>, Object> replaced)
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

    public StorePorts {
        replaced = Map.copyOf(replaced);
    }

    /** Uses all ports of {@code store} and replaces none. */
    public StorePorts(LeadStore store) {
        this(store, Map.of());
    }

    /**
     * Returns these ports with {@code replacement} for one interface. A listener that {@link #withTransactionListener}
     * adds later is not passed to the replacement.
     */
    public <P> StorePorts with(Class<P> port, P replacement) {
        Map<Class<?>, Object> all = new HashMap<>(replaced);
        all.put(port, replacement);
        return new StorePorts(store, all);
    }

    @Override
    public LeadRepository leads() {
        return port(LeadRepository.class, () -> store.leads());
    }

    @Override
    public LeadSearch search() {
        return port(LeadSearch.class, () -> store.search());
    }

    @Override
    public ConsentLedger consents() {
        return port(ConsentLedger.class, () -> store.consents());
    }

    @Override
    public EventLog events() {
        return port(EventLog.class, () -> store.events());
    }

    /** Returns the capability with the replaced ports, or empty if the store lacks it. */
    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return store.capability(type).map(found -> type.isInstance(this) ? type.cast(this) : found);
    }

    @Override
    public SubmissionRepository submissions() {
        return port(
                SubmissionRepository.class, () -> require(SubmissionStore.class).submissions());
    }

    @Override
    public HeldSubmissionRepository heldSubmissions() {
        return port(
                HeldSubmissionRepository.class,
                () -> require(SubmissionStore.class).heldSubmissions());
    }

    @Override
    public OptInRepository optIns() {
        return port(OptInRepository.class, () -> require(SubmissionStore.class).optIns());
    }

    @Override
    public WidgetSessionRepository widgetSessions() {
        return port(
                WidgetSessionRepository.class,
                () -> require(SubmissionStore.class).widgetSessions());
    }

    @Override
    public ConversationRepository conversations() {
        return port(
                ConversationRepository.class,
                () -> require(ConversationStore.class).conversations());
    }

    @Override
    public ConversationSearch conversationSearch() {
        return port(
                ConversationSearch.class, () -> require(ConversationStore.class).conversationSearch());
    }

    @Override
    public LeadFigures figures() {
        return port(LeadFigures.class, () -> require(ReportStore.class).figures());
    }

    @Override
    public ExportSource exports() {
        return port(ExportSource.class, () -> require(ReportStore.class).exports());
    }

    @Override
    public WebhookRepository webhooks() {
        return port(WebhookRepository.class, () -> require(WebhookStore.class).webhooks());
    }

    @Override
    public DeliveryLog deliveries() {
        return port(DeliveryLog.class, () -> require(WebhookStore.class).deliveries());
    }

    @Override
    public DeliveryQueue deliveryQueue() {
        return port(DeliveryQueue.class, () -> require(WebhookStore.class).deliveryQueue());
    }

    @Override
    public AgentRepository agents() {
        return port(AgentRepository.class, () -> require(AccessStore.class).agents());
    }

    @Override
    public ApiKeyRepository apiKeys() {
        return port(ApiKeyRepository.class, () -> require(AccessStore.class).apiKeys());
    }

    @Override
    public EventFeed eventFeed() {
        return port(EventFeed.class, () -> require(EventFeedStore.class).eventFeed());
    }

    @Override
    public EmailKeyRecords emailKeys() {
        return port(EmailKeyRecords.class, () -> require(EmailKeyStore.class).emailKeys());
    }

    @Override
    public LeadPurge purge() {
        return port(LeadPurge.class, () -> require(PrivacyStore.class).purge());
    }

    @Override
    public PersonRecords personRecords() {
        return port(PersonRecords.class, () -> require(PrivacyStore.class).personRecords());
    }

    @Override
    public LeadSearch personSearch() {
        return port(LeadSearch.class, () -> require(PrivacyStore.class).personSearch());
    }

    @Override
    public IdempotentWrites idempotentWrites() {
        return port(
                IdempotentWrites.class, () -> require(IdempotencyStore.class).idempotentWrites());
    }

    @Override
    public SuppressionList suppressions() {
        return port(SuppressionList.class, () -> require(PrivacyStore.class).suppressions());
    }

    @Override
    public StoreHealth health() {
        return port(StoreHealth.class, () -> require(HealthStore.class).health());
    }

    @Override
    public HostTransactions hostTransactions() {
        return port(
                HostTransactions.class, () -> require(TransactionalStore.class).hostTransactions());
    }

    @Override
    public StorePorts withTransactionListener(TransactionListener listener) {
        return new StorePorts(require(TransactionalStore.class).withTransactionListener(listener), replaced);
    }

    private <P> P port(Class<P> type, Supplier<P> ofStore) {
        Object replacement = replaced.get(type);
        return replacement == null ? ofStore.get() : type.cast(replacement);
    }

    private <C> C require(Class<C> type) {
        return Capabilities.require(store, type);
    }
}
