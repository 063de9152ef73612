package io.leadstone.application;

import io.leadstone.application.port.out.CompanySettings;
import io.leadstone.application.port.out.HealthStore;
import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.NoHostTransactions;
import io.leadstone.application.port.out.SharedCompanySettings;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.port.out.TransactionalStore;
import io.leadstone.application.port.out.access.AccessStore;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.application.port.out.agent.AgentDirectory;
import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.port.out.conversation.ConversationStore;
import io.leadstone.application.port.out.email.EmailKeyStore;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.lead.LeadEventListener;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.lead.PhoneNumbers;
import io.leadstone.application.port.out.privacy.AccessLog;
import io.leadstone.application.port.out.privacy.PrivacyStore;
import io.leadstone.application.port.out.submission.ConfirmationSender;
import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.application.port.out.submission.HoneypotGuard;
import io.leadstone.application.port.out.submission.OptInRepository;
import io.leadstone.application.port.out.submission.RegistrationGuard;
import io.leadstone.application.port.out.submission.SubmissionPolicy;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.port.out.submission.SubmissionStore;
import io.leadstone.application.port.out.webhook.WebhookSecurity;
import io.leadstone.application.privacy.SuppressionKeys;
import io.leadstone.application.report.ExportLimits;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.ConsentHistory;
import io.leadstone.application.service.EmailKeyRule;
import io.leadstone.application.service.EventNotifier;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.OptimisticRetry;
import io.leadstone.application.service.SessionLeads;
import io.leadstone.application.service.Suppressions;
import io.leadstone.application.service.UseCaseParts;
import io.leadstone.application.service.access.ManageApiKeysService;
import io.leadstone.application.service.access.VerifyApiKeyService;
import io.leadstone.application.service.agent.AgentsService;
import io.leadstone.application.service.conversation.ConversationsService;
import io.leadstone.application.service.conversation.NotifyingConversationRepository;
import io.leadstone.application.service.email.EmailKeyRenewal;
import io.leadstone.application.service.event.CompanyEventsService;
import io.leadstone.application.service.health.HealthChecksService;
import io.leadstone.application.service.idempotency.IdempotencyService;
import io.leadstone.application.service.lead.CommandRules;
import io.leadstone.application.service.lead.FieldValues;
import io.leadstone.application.service.lead.GmailEmailKeys;
import io.leadstone.application.service.lead.InternationalPhoneNumbers;
import io.leadstone.application.service.lead.JdkEmailKeys;
import io.leadstone.application.service.lead.KeyedLeadRepository;
import io.leadstone.application.service.lead.LeadsService;
import io.leadstone.application.service.lead.NotifyingLeadRepository;
import io.leadstone.application.service.privacy.PrivacyService;
import io.leadstone.application.service.report.ReportsService;
import io.leadstone.application.service.submission.AliasedLeadRepository;
import io.leadstone.application.service.submission.NotifyingHeldSubmissionRepository;
import io.leadstone.application.service.submission.NotifyingOptInRepository;
import io.leadstone.application.service.submission.NotifyingSubmissionRepository;
import io.leadstone.application.service.submission.OptIns;
import io.leadstone.application.service.submission.RegistrationRules;
import io.leadstone.application.service.submission.RegistrationWriter;
import io.leadstone.application.service.submission.SubmissionsService;
import io.leadstone.application.service.submission.WidgetSessionRules;
import io.leadstone.application.service.webhook.WebhookEncryption;
import io.leadstone.application.service.webhook.WebhookUrls;
import io.leadstone.application.service.webhook.WebhooksService;
import io.leadstone.domain.LeadIds;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.webhook.Webhook;
import jakarta.validation.Validator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Builds a {@link LeadManagement}. Only the store is required; every other part has a default. Not thread-safe. */
public final class LeadManagementBuilder {

    /** Default of {@link #apiKeyCacheTime}. */
    public static final Duration DEFAULT_API_KEY_CACHE_TIME = Duration.ofSeconds(5);

    private static final Duration MAX_API_KEY_CACHE_TIME = Duration.ofMinutes(1);

    private Optional<LeadStore> store = Optional.empty();
    private Clock clock = Clock.systemUTC();
    private LeadIds ids = new UuidV7LeadIds();
    private LeadLifecycle lifecycle = LeadLifecycle.standard();
    private PhoneNumbers phoneNumbers = new InternationalPhoneNumbers();
    private EmailKeys emailKeys = new JdkEmailKeys();
    private boolean comparesGmail;
    private Optional<AgentDirectory> agentDirectory = Optional.empty();
    private Set<ConsentPurpose> presetConsents = Set.of();
    private CompanySettings companySettings = SharedCompanySettings.STANDARD;
    private SuppressionKeys suppressionKeys = SuppressionKeys.NONE;
    private RegistrationGuard registrationGuard = new HoneypotGuard(Duration.ZERO);
    private Optional<ConfirmationSender> confirmationSender = Optional.empty();
    private SubmissionPolicy submissionPolicy = (lead, submission) -> Set.of();
    private Duration sessionLifetime = WidgetSessionRules.STANDARD.lifetime();
    private WebhookSecurity webhookSecurity = WebhookSecurity.STANDARD;
    private int webhookLimit = Webhook.DEFAULT_LIMIT;
    private final List<LeadEventListener> listeners = new ArrayList<>();
    private ExportLimits exportLimits = ExportLimits.STANDARD;
    private final Map<String, BooleanSupplier> workers = new LinkedHashMap<>();
    private final List<TransactionListener> transactionListeners = new ArrayList<>();
    private final List<UseCaseDecorator> decorators = new ArrayList<>();
    private Optional<AccessLog> accessLog = Optional.empty();
    private Optional<Validator> validator = Optional.empty();
    private Duration apiKeyCacheTime = DEFAULT_API_KEY_CACHE_TIME;

    LeadManagementBuilder() {}

    /** Sets the store. It is required. */
    public LeadManagementBuilder store(LeadStore choice) {
        store = Optional.of(choice);
        return this;
    }

    /** Sets the clock. The default is the system clock. */
    public LeadManagementBuilder clock(Clock choice) {
        clock = choice;
        return this;
    }

    /** Sets the generator of ids. The default generates UUIDv7. */
    public LeadManagementBuilder ids(LeadIds choice) {
        ids = choice;
        return this;
    }

    /** Sets the allowed transitions of statuses. The default is {@link LeadLifecycle#standard()}. */
    public LeadManagementBuilder lifecycle(LeadLifecycle choice) {
        lifecycle = choice;
        return this;
    }

    /** Sets the parser of phone numbers. The default accepts only numbers in international form. */
    public LeadManagementBuilder phoneNumbers(PhoneNumbers choice) {
        phoneNumbers = choice;
        return this;
    }

    /**
     * Sets the choices of single companies. The default is {@link SharedCompanySettings#STANDARD}. The parser of phone
     * numbers reads the default region, so a host gives the same settings to it.
     */
    public LeadManagementBuilder companySettings(CompanySettings choice) {
        companySettings = choice;
        return this;
    }

    /**
     * Sets the maker of email keys. The default uses the JDK only and refuses domains that it cannot convert. If the
     * store has leads, call {@link LeadOperations#renewEmailKeys} after a change of the keys.
     */
    public LeadManagementBuilder emailKeys(EmailKeys choice) {
        emailKeys = choice;
        return this;
    }

    /**
     * Compares addresses of Gmail as Gmail does: without dots and {@code +tag} in the local part. The default compares
     * them like all addresses. If the store has leads, call {@link LeadOperations#renewEmailKeys} after the change.
     */
    public LeadManagementBuilder gmailAddresses() {
        comparesGmail = true;
        return this;
    }

    /** Sets the directory of agents. The default is that of the store. */
    public LeadManagementBuilder agentDirectory(AgentDirectory choice) {
        agentDirectory = Optional.of(choice);
        return this;
    }

    /**
     * Sets the consents that a registered lead gets if its registration does not mention them. The default is none,
     * because the law of many countries requires an explicit consent. The ledger entry has the source {@code preset}.
     */
    public LeadManagementBuilder presetConsents(Set<ConsentPurpose> choice) {
        presetConsents = Set.copyOf(choice);
        return this;
    }

    /**
     * Sets the keys of suppression lists. The default is none: nothing is suppressed, and use cases that need a key
     * throw {@link io.leadstone.domain.failure.SuppressionKeyMissingException}. With a key, each capture looks up the
     * list once. The store must be a {@link PrivacyStore} then.
     */
    public LeadManagementBuilder suppressionKeys(SuppressionKeys choice) {
        suppressionKeys = choice;
        return this;
    }

    /**
     * Sets the rule that decides which fields a registration for a known email changes in the lead. The default is
     * none: members take values over by themselves.
     */
    public LeadManagementBuilder submissionPolicy(SubmissionPolicy choice) {
        submissionPolicy = choice;
        return this;
    }

    /**
     * Sets the guard against bots. It decides which registrations are held back until a member releases them. The
     * default is a {@link HoneypotGuard} that ignores the time.
     */
    public LeadManagementBuilder registrationGuard(RegistrationGuard choice) {
        registrationGuard = choice;
        return this;
    }

    /**
     * Sets the sender of confirmations, for agents with double opt-in. Without one such an agent cannot be stored, and
     * reads and reports contain no pending consents.
     */
    public LeadManagementBuilder confirmationSender(ConfirmationSender choice) {
        confirmationSender = Optional.of(choice);
        return this;
    }

    /**
     * Sets the lifetime of the refresh tokens of widget sessions. The default is 30 days. Each refresh begins it again.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public LeadManagementBuilder sessionLifetime(Duration choice) {
        sessionLifetime = new WidgetSessionRules(choice).lifetime();
        return this;
    }

    /**
     * Sets the encryption of the signing secrets of webhooks, and the allowed schemes. The default is
     * {@link WebhookSecurity#STANDARD}. The webhook dispatcher needs the same value.
     */
    public LeadManagementBuilder webhookSecurity(WebhookSecurity choice) {
        webhookSecurity = choice;
        return this;
    }

    /**
     * Sets the maximum number of webhooks of a company. The default is {@value Webhook#DEFAULT_LIMIT}. A company that
     * already has more keeps them.
     *
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public LeadManagementBuilder webhookLimit(int choice) {
        if (choice < 1) {
            throw new IllegalArgumentException("webhookLimit must be at least 1, not " + choice);
        }
        webhookLimit = choice;
        return this;
    }

    /**
     * Adds a listener that is notified of the events of leads after their commit. In a transaction of the host, which
     * the store joins, it is notified after the host's commit. Listeners are called in the order of these calls.
     */
    public LeadManagementBuilder onEvent(LeadEventListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Adds a listener that is called inside the transaction of each change of a lead or conversation, and may veto the
     * change by an exception. Listeners are called in the order of these calls. The store must be a
     * {@link TransactionalStore}; {@link #build} checks that.
     */
    public LeadManagementBuilder inTransaction(TransactionListener listener) {
        transactionListeners.add(listener);
        return this;
    }

    /**
     * Sets for how long a verified API key is used without another query. The default is 5 s; zero reads the key for
     * each request. A revocation in the same process takes effect at once, and one in another process after this time.
     *
     * @throws IllegalArgumentException if the time is negative or longer than a minute
     */
    public LeadManagementBuilder apiKeyCacheTime(Duration choice) {
        if (choice.isNegative() || choice.compareTo(MAX_API_KEY_CACHE_TIME) > 0) {
            throw new IllegalArgumentException("apiKeyCacheTime must be from 0 s to 60 s, not " + choice);
        }
        apiKeyCacheTime = choice;
        return this;
    }

    /** Sets the maximum number of concurrent exports. The default is {@link ExportLimits#STANDARD}. */
    public LeadManagementBuilder exportLimits(ExportLimits choice) {
        exportLimits = choice;
        return this;
    }

    /**
     * Adds a background worker that {@link LeadManagement#health()} watches, such as a webhook dispatcher.
     * {@code isAlive} is called by health checks and must answer at once.
     */
    public LeadManagementBuilder backgroundWorker(String name, BooleanSupplier isAlive) {
        workers.put(name, isAlive);
        return this;
    }

    /**
     * Adds a decorator of the use cases, for example for metrics or tracing. The last one that was added is called
     * first. The operations of {@link #buildOperations} are not decorated.
     */
    public LeadManagementBuilder decorateUseCases(UseCaseDecorator decorator) {
        decorators.add(decorator);
        return this;
    }

    /**
     * Sets the log of reads and exports of personal data. The default is none. It gets the calls of all callers,
     * whether they come over HTTP or from the host.
     */
    public LeadManagementBuilder accessLog(AccessLog choice) {
        accessLog = Optional.of(choice);
        return this;
    }

    /**
     * Sets the validator of commands. The default is the provider of Jakarta Validation on the class path, with the
     * messages of this module. All builders share the default. The validator must know the classes of
     * lead-application; {@link #build} checks that.
     */
    public LeadManagementBuilder validator(Validator choice) {
        validator = Optional.of(choice);
        return this;
    }

    /**
     * Builds the use cases.
     *
     * @throws IllegalStateException if there is no store; if the validator does not check all commands of this module;
     *     or if there is a {@link #inTransaction listener} and the store is no {@link TransactionalStore}
     */
    public LeadManagement build() {
        LeadStore chosen = chosenStore();
        for (TransactionListener listener : transactionListeners) {
            chosen = transactional(chosen).withTransactionListener(listener);
        }
        HostTransactions transactions = transactions(chosen);
        Optional<EventNotifier> notifier = notifier(chosen, transactions);
        LazyPort<AgentRepository> agents = LazyPort.of(chosen, AccessStore.class, AccessStore::agents);
        AgentDirectory directory = agentDirectory.orElseGet(() -> agentsOf(agents));
        CommandCheck check = check();
        EmailKeys keys = chosenKeys();
        ChangeContexts contexts = new ChangeContexts(clock, ids);
        LeadRepository leads = new KeyedLeadRepository(leads(chosen, notifier), keys);
        LazyPort<SubmissionRepository> submissions = submissions(chosen, notifier);
        SessionLeads sessionLeads = new SessionLeads(submissions, leads);
        WidgetSessionRules sessions = new WidgetSessionRules(sessionLifetime);
        SecureRandom random = new SecureRandom();
        UseCaseParts parts = new UseCaseParts(
                chosen,
                new AliasedLeadRepository(leads, sessionLeads),
                conversations(chosen, notifier),
                submissions,
                sessionLeads,
                check,
                contexts,
                new OptimisticRetry(transactions),
                new Suppressions(
                        LazyPort.of(chosen, PrivacyStore.class, PrivacyStore::suppressions),
                        suppressionKeys,
                        keys,
                        comparesGmail ? List.of(emailKeys) : List.of(),
                        companySettings,
                        new ConsentHistory(chosen.consents())),
                new EmailKeyRule(keys));
        RegistrationRules registrations = new RegistrationRules(
                directory,
                presetConsents,
                registrationGuard,
                heldSubmissions(chosen, notifier),
                new RegistrationWriter(parts.leads(), parts.retries(), parts.suppressions(), submissionPolicy),
                new OptIns(confirmationSender, optIns(chosen, notifier), transactions, random),
                sessions,
                random);
        LeadsService leadUseCases =
                new LeadsService(parts, new FieldValues(phoneNumbers, keys), lifecycle, registrations);
        return new LeadManagement(decorated(new LeadManagement.Facades(
                new CommandRules(check, contexts, keys),
                leadUseCases,
                new SubmissionsService(parts, registrations),
                new ConversationsService(parts),
                new WebhooksService(
                        parts,
                        new WebhookUrls(webhookSecurity.plainHttp()),
                        new WebhookEncryption(webhookSecurity.secretCipher()),
                        webhookLimit),
                new AgentsService(parts, directory, confirmationSender.isPresent()),
                new ReportsService(parts, exportLimits, phoneNumbers, keys, registrations.optIns()),
                new CompanyEventsService(parts, transactions),
                new PrivacyService(
                        parts, transactions, notifier, keys, phoneNumbers, registrations.held(), leadUseCases),
                new IdempotencyService(parts, transactions),
                new HealthChecksService(LazyPort.of(chosen, HealthStore.class, HealthStore::health), workers),
                new VerifyApiKeyService(apiKeys(chosen), clock, apiKeyCacheTime, random))));
    }

    /**
     * Returns the operations for the operator of the store. They use the store, the clock, the validator and the email
     * keys of this builder. Its other parts have no effect on them.
     *
     * @throws IllegalStateException without a store, or if the validator does not check all commands of this module
     */
    public LeadOperations buildOperations() {
        LeadStore chosen = chosenStore();
        return new LeadOperations(
                new ManageApiKeysService(check(), new ChangeContexts(clock, ids), apiKeys(chosen), new SecureRandom()),
                new EmailKeyRenewal(
                        LazyPort.of(chosen, EmailKeyStore.class, EmailKeyStore::emailKeys),
                        chosen.leads(),
                        chosenKeys(),
                        transactions(chosen)));
    }

    private EmailKeys chosenKeys() {
        return comparesGmail ? new GmailEmailKeys(emailKeys) : emailKeys;
    }

    private static HostTransactions transactions(LeadStore chosen) {
        return chosen.capability(TransactionalStore.class)
                .map(TransactionalStore::hostTransactions)
                .orElseGet(NoHostTransactions::new);
    }

    private LeadManagement.Facades decorated(LeadManagement.Facades facades) {
        LeadManagement.Facades decorated = accessLog
                .map(log -> facades.decoratedBy(new LoggedAccess(log, clock)))
                .orElse(facades);
        for (UseCaseDecorator decorator : decorators) {
            decorated = decorated.decoratedBy(decorator);
        }
        return decorated;
    }

    private LeadStore chosenStore() {
        return store.orElseThrow(() -> new IllegalStateException("LeadManagement needs a store: call store(…)"));
    }

    private CommandCheck check() {
        return validator.map(CommandCheck::new).orElseGet(CommandCheck::byDefaultProvider);
    }

    private static TransactionalStore transactional(LeadStore chosen) {
        return chosen.capability(TransactionalStore.class)
                .orElseThrow(() -> new IllegalStateException("inTransaction(listener) needs a store with the capability"
                        + " TransactionalStore, and " + chosen.getClass().getName() + " does not have it"));
    }

    private static LeadRepository leads(LeadStore chosen, Optional<EventNotifier> notifier) {
        return notifier.<LeadRepository>map(each -> new NotifyingLeadRepository(chosen.leads(), each))
                .orElseGet(chosen::leads);
    }

    private static LazyPort<ConversationRepository> conversations(LeadStore chosen, Optional<EventNotifier> notifier) {
        return LazyPort.of(
                chosen,
                ConversationStore.class,
                store -> notifier.<ConversationRepository>map(
                                each -> new NotifyingConversationRepository(store.conversations(), each))
                        .orElseGet(store::conversations));
    }

    private static LazyPort<SubmissionRepository> submissions(LeadStore chosen, Optional<EventNotifier> notifier) {
        return LazyPort.of(
                chosen,
                SubmissionStore.class,
                store -> notifier.<SubmissionRepository>map(
                                each -> new NotifyingSubmissionRepository(store.submissions(), each))
                        .orElseGet(store::submissions));
    }

    private static LazyPort<HeldSubmissionRepository> heldSubmissions(
            LeadStore chosen, Optional<EventNotifier> notifier) {
        return LazyPort.of(
                chosen,
                SubmissionStore.class,
                store -> notifier.<HeldSubmissionRepository>map(
                                each -> new NotifyingHeldSubmissionRepository(store.heldSubmissions(), each))
                        .orElseGet(store::heldSubmissions));
    }

    private static LazyPort<OptInRepository> optIns(LeadStore chosen, Optional<EventNotifier> notifier) {
        return LazyPort.of(
                chosen,
                SubmissionStore.class,
                store -> notifier.<OptInRepository>map(each -> new NotifyingOptInRepository(store.optIns(), each))
                        .orElseGet(store::optIns));
    }

    private static LazyPort<ApiKeyRepository> apiKeys(LeadStore chosen) {
        return LazyPort.of(chosen, AccessStore.class, AccessStore::apiKeys);
    }

    private static AgentDirectory agentsOf(LazyPort<AgentRepository> agents) {
        return id -> agents.get().find(id);
    }

    /** Returns the notifier; empty if there are no listeners. */
    private Optional<EventNotifier> notifier(LeadStore chosen, HostTransactions transactions) {
        return listeners.isEmpty()
                ? Optional.empty()
                : Optional.of(new EventNotifier(List.copyOf(listeners), transactions, chosen.events()));
    }
}
