package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.NoHostTransactions;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.port.out.TransactionalStore;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.port.out.email.EmailKeyRecords;
import io.leadstone.application.port.out.event.EventFeed;
import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.privacy.LeadPurge;
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
import io.leadstone.application.report.DateRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.Submission;
import io.leadstone.testkit.StorePorts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An in-memory store in which broken ports can replace the working ones. */
record BrokenStore(StoredCompanies companies, StorePorts ports) implements LeadStore, TransactionalStore {

    /** Returns a store without a fault. */
    static BrokenStore withoutFault() {
        StoredCompanies companies = StoredCompanies.with(new ListenerList());
        return new BrokenStore(companies, new StorePorts(companies.store()));
    }

    BrokenStore with(LeadRepository broken) {
        return with(LeadRepository.class, broken);
    }

    BrokenStore with(EmailKeyRecords broken) {
        return with(EmailKeyRecords.class, broken);
    }

    BrokenStore with(LeadSearch broken) {
        return with(LeadSearch.class, broken);
    }

    BrokenStore withConsents(ConsentLedger broken) {
        return with(ConsentLedger.class, broken);
    }

    BrokenStore withEvents(EventLog broken) {
        return with(EventLog.class, broken);
    }

    BrokenStore with(ConversationRepository broken) {
        return with(ConversationRepository.class, broken);
    }

    BrokenStore with(SubmissionRepository broken) {
        return with(SubmissionRepository.class, broken);
    }

    BrokenStore with(HeldSubmissionRepository broken) {
        return with(HeldSubmissionRepository.class, broken);
    }

    BrokenStore with(OptInRepository broken) {
        return with(OptInRepository.class, broken);
    }

    BrokenStore with(WidgetSessionRepository broken) {
        return with(WidgetSessionRepository.class, broken);
    }

    BrokenStore with(ConversationSearch broken) {
        return with(ConversationSearch.class, broken);
    }

    BrokenStore withFigures(LeadFigures broken) {
        return with(LeadFigures.class, broken);
    }

    BrokenStore with(ExportSource broken) {
        return with(ExportSource.class, broken);
    }

    BrokenStore with(WebhookRepository broken) {
        return with(WebhookRepository.class, broken);
    }

    BrokenStore with(DeliveryLog broken) {
        return with(DeliveryLog.class, broken);
    }

    BrokenStore with(DeliveryQueue broken) {
        return with(DeliveryQueue.class, broken);
    }

    BrokenStore with(LeadPurge broken) {
        return with(LeadPurge.class, broken);
    }

    BrokenStore with(EventFeed broken) {
        return with(EventFeed.class, broken);
    }

    BrokenStore with(AgentRepository broken) {
        return with(AgentRepository.class, broken);
    }

    BrokenStore with(ApiKeyRepository broken) {
        return with(ApiKeyRepository.class, broken);
    }

    private <P> BrokenStore with(Class<P> port, P broken) {
        return new BrokenStore(companies, ports.with(port, broken));
    }

    /** Returns this store as the capability for transactions, so that replaced ports call the listeners too. */
    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return type == TransactionalStore.class ? Optional.of(type.cast(this)) : ports.capability(type);
    }

    @Override
    public LeadRepository leads() {
        return ports.leads();
    }

    @Override
    public LeadSearch search() {
        return ports.search();
    }

    @Override
    public ConsentLedger consents() {
        return ports.consents();
    }

    @Override
    public EventLog events() {
        return ports.events();
    }

    SubmissionRepository submissions() {
        return ports.submissions();
    }

    HeldSubmissionRepository heldSubmissions() {
        return ports.heldSubmissions();
    }

    SuppressionList suppressions() {
        return ports.suppressions();
    }

    OptInRepository optIns() {
        return ports.optIns();
    }

    WidgetSessionRepository widgetSessions() {
        return ports.widgetSessions();
    }

    ConversationRepository conversations() {
        return ports.conversations();
    }

    ConversationSearch conversationSearch() {
        return ports.conversationSearch();
    }

    LeadFigures figures() {
        return ports.figures();
    }

    ExportSource exports() {
        return ports.exports();
    }

    WebhookRepository webhooks() {
        return ports.webhooks();
    }

    DeliveryLog deliveries() {
        return ports.deliveries();
    }

    DeliveryQueue deliveryQueue() {
        return ports.deliveryQueue();
    }

    LeadPurge purge() {
        return ports.purge();
    }

    EventFeed eventFeed() {
        return ports.eventFeed();
    }

    AgentRepository agents() {
        return ports.agents();
    }

    ApiKeyRepository apiKeys() {
        return ports.apiKeys();
    }

    @Override
    public HostTransactions hostTransactions() {
        return new NoHostTransactions();
    }

    /** Returns a store whose writes call {@code listener} inside the write. */
    @Override
    public LeadStore withTransactionListener(TransactionListener listener) {
        return with(new NotifyingLeads(leads(), companies, listener))
                .with(new NotifyingConversations(conversations(), companies, listener))
                .with(new NotifyingSubmissions(submissions(), companies, listener))
                .with(new NotifyingOptIns(optIns(), companies, listener));
    }

    private static <T> T withListener(StoredCompanies companies, TransactionListener listener, Supplier<T> write) {
        companies.announce(list -> ((ListenerList) list).listeners().add(listener));
        try {
            return write.get();
        } finally {
            companies.announce(list -> ((ListenerList) list).listeners().remove(listener));
        }
    }

    private record NotifyingLeads(LeadRepository delegate, StoredCompanies companies, TransactionListener listener)
            implements DelegatingLeads {

        @Override
        public void add(LeadChange change) {
            write(change, delegate::add);
        }

        @Override
        public void update(LeadChange change) {
            write(change, delegate::update);
        }

        private void write(LeadChange change, Consumer<LeadChange> write) {
            withListener(companies, listener, () -> {
                write.accept(change);
                return change;
            });
        }
    }

    private record NotifyingSubmissions(
            SubmissionRepository delegate, StoredCompanies companies, TransactionListener listener)
            implements DelegatingSubmissions {

        @Override
        public void add(Submission submission, LeadChange change) {
            withListener(companies, listener, () -> {
                delegate.add(submission, change);
                return change;
            });
        }

        @Override
        public void apply(Submission applied, LeadChange change) {
            withListener(companies, listener, () -> {
                delegate.apply(applied, change);
                return change;
            });
        }
    }

    private record NotifyingOptIns(OptInRepository delegate, StoredCompanies companies, TransactionListener listener)
            implements OptInRepository {

        @Override
        public void confirm(Submission confirmed, LeadChange change) {
            withListener(companies, listener, () -> {
                delegate.confirm(confirmed, change);
                return change;
            });
        }

        @Override
        public Set<ConsentPurpose> pendingOf(CompanyId companyId, LeadId leadId, Instant at) {
            return delegate.pendingOf(companyId, leadId, at);
        }

        @Override
        public long countPending(CompanyId companyId, DateRange range, Instant at) {
            return delegate.countPending(companyId, range, at);
        }
    }

    private record NotifyingConversations(
            ConversationRepository delegate, StoredCompanies companies, TransactionListener listener)
            implements DelegatingConversations {

        @Override
        public void add(ConversationChange change) {
            write(change, delegate::add);
        }

        @Override
        public void update(ConversationChange change) {
            write(change, delegate::update);
        }

        @Override
        public ConversationSnapshot record(ActivityReport report) {
            return withListener(companies, listener, () -> delegate.record(report));
        }

        private void write(ConversationChange change, Consumer<ConversationChange> write) {
            withListener(companies, listener, () -> {
                write.accept(change);
                return change;
            });
        }
    }

    /** Delegates each call to the listeners that are added at the moment. */
    private record ListenerList(List<TransactionListener> listeners) implements TransactionListener {

        ListenerList() {
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
