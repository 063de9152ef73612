package io.leadstone.testkit.memory;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadOperations;
import io.leadstone.application.port.in.VersionCondition;
import io.leadstone.application.port.in.agent.PutAgentCommand;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.conversation.RecordActivityCommand;
import io.leadstone.application.port.in.event.EventQuery;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.in.privacy.PersonQuery;
import io.leadstone.application.port.in.privacy.PurgeReport;
import io.leadstone.application.port.in.privacy.RetentionRules;
import io.leadstone.application.port.in.report.ReportQuery;
import io.leadstone.application.port.in.submission.ApplySubmissionCommand;
import io.leadstone.application.port.in.webhook.CreateWebhookCommand;
import io.leadstone.application.port.out.HealthStore;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.StoreCapability;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.port.out.TransactionalStore;
import io.leadstone.application.port.out.access.AccessStore;
import io.leadstone.application.port.out.conversation.ConversationStore;
import io.leadstone.application.port.out.email.EmailKeyStore;
import io.leadstone.application.port.out.event.EventFeedStore;
import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.privacy.PrivacyStore;
import io.leadstone.application.port.out.report.ReportStore;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.port.out.webhook.WebhookStore;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.testkit.CoreStore;
import io.leadstone.testkit.SampleLeads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests use cases on stores that lack some or all capabilities. */
class MissingCapabilityTest {

    private static final UUID ID = UUID.fromString("01890000-0000-7000-8000-00000000abcd");

    private final InMemoryLeadStore memory = new InMemoryLeadStore();
    private final LeadManagement management = over(new CoreStore(memory));

    @Test
    void leads_can_be_managed_in_a_store_with_only_the_core() {
        LeadSnapshot lead = create(management);

        assertThat(management.leads().get(ALICE, lead.id())).isEqualTo(lead);
        assertThat(management.leads().list(ALICE, LeadQuery.ALL, UP_TO_100).items())
                .containsExactly(lead);
        management.leads().delete(ALICE, lead.id(), Optional.empty());
        management.leads().restore(ALICE, lead.id(), Optional.empty());
        assertThat(management.leads().erase(ALICE, lead.id(), Optional.empty()).isErased())
                .isTrue();
        assertThat(management.leads().consent(ALICE, lead.id(), UP_TO_100).items())
                .isEmpty();
        assertThat(management.leads().history(ALICE, lead.id(), UP_TO_100).items())
                .extracting(event -> event.type().code())
                .containsExactly("lead.erased", "lead.restored", "lead.deleted", "lead.created");
    }

    @Test
    void a_lead_has_no_last_conversation_in_a_store_without_conversations() {
        LeadManagement whole = over(memory);
        LeadSnapshot lead = create(whole);
        whole.conversations()
                .open(
                        ALICE,
                        new OpenConversationCommand(
                                "bot", Optional.of(lead.id()), Optional.empty(), Optional.empty(), Optional.empty()));
        LeadSnapshot updated = management.leads().get(ALICE, lead.id());

        assertThat(whole.conversations().getLast(ALICE, updated)).isPresent();
        assertThat(management.conversations().getLast(ALICE, updated)).isEmpty();
    }

    @Test
    void event_listeners_are_notified_without_transactions() {
        List<LeadEvent> events = new ArrayList<>();
        create(LeadManagement.builder()
                .store(new CoreStore(memory))
                .onEvent(events::add)
                .build());

        assertThat(events).extracting(event -> event.type().code()).containsExactly("lead.created");
    }

    @Test
    void a_transaction_listener_requires_its_capability() {
        assertThatIllegalStateException()
                .isThrownBy(() -> LeadManagement.builder()
                        .store(new CoreStore(memory))
                        .inTransaction(new NoOpListener())
                        .build())
                .withMessageContainingAll("inTransaction", "TransactionalStore", CoreStore.class.getName());
    }

    @TestFactory
    Stream<DynamicTest> a_use_case_without_its_capability_names_it() {
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        ConversationId conversation = new ConversationId(ID);
        LeadManagement withAgent = LeadManagement.builder()
                .store(new CoreStore(memory))
                .agentDirectory(id ->
                        Optional.of(new Agent(id, ACME, Optional.empty(), List.of(), Instant.EPOCH, Instant.EPOCH, 1)))
                .build();
        LeadId submission = new LeadId(ID);
        calls.put(
                "public registrations: register",
                () -> withAgent
                        .leads()
                        .register(new RegisterLeadCommand(
                                "bot", SampleLeads.draft("jordan@example.com").build())));
        calls.put(
                "public registrations: list", () -> management.submissions().submissions(ALICE, submission, UP_TO_100));
        calls.put(
                "public registrations: apply",
                () -> management
                        .submissions()
                        .apply(ALICE, ApplySubmissionCommand.of(submission, submission, SubmissionField.NOTES)));
        calls.put(
                "public registrations: refresh", () -> management.submissions().refresh("x", Optional.empty()));
        calls.put(
                "public registrations: in a state",
                () -> management.submissions().companySubmissions(ALICE, SubmissionState.HELD, UP_TO_100));
        calls.put(
                "public registrations: release", () -> management.submissions().release(ALICE, submission));
        calls.put(
                "public registrations: discard", () -> management.submissions().discard(ALICE, submission));
        calls.put(
                "public registrations: confirm", () -> management.submissions().confirm("x", Optional.empty()));
        calls.put("public registrations: end", () -> management.submissions().end("x"));
        calls.put(
                "conversations: open",
                () -> management
                        .conversations()
                        .open(
                                ALICE,
                                new OpenConversationCommand(
                                        "bot",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())));
        calls.put("conversations: get", () -> management.conversations().get(ALICE, conversation));
        calls.put(
                "conversations: list", () -> management.conversations().list(ALICE, ConversationQuery.ALL, UP_TO_100));
        calls.put(
                "conversations: list deleted", () -> management.conversations().listDeleted(ALICE, UP_TO_100));
        calls.put(
                "conversations: record",
                () -> management
                        .conversations()
                        .recordActivity(ALICE, RecordActivityCommand.messages(conversation, 3)));
        calls.put(
                "conversations: delete",
                () -> management.conversations().delete(ALICE, conversation, Optional.empty()));
        calls.put(
                "conversations: restore",
                () -> management.conversations().restore(ALICE, conversation, Optional.empty()));
        WebhookId webhook = new WebhookId(ID);
        calls.put(
                "webhooks: create",
                () -> management
                        .webhooks()
                        .create(
                                ALICE,
                                new CreateWebhookCommand("https://crm.example/hooks", List.of("*"), Optional.empty())));
        calls.put("webhooks: get", () -> management.webhooks().get(ALICE, webhook));
        calls.put("webhooks: list", () -> management.webhooks().list(ALICE, UP_TO_100));
        calls.put("webhooks: delete", () -> management.webhooks().delete(ALICE, webhook, Optional.empty()));
        calls.put("webhooks: rotate", () -> management.webhooks().rotateSecret(ALICE, webhook, Optional.empty()));
        calls.put("webhooks: test", () -> management.webhooks().test(ALICE, webhook, Optional.empty()));
        calls.put(
                "webhooks: list deliveries",
                () -> management.webhooks().listDeliveries(ALICE, webhook, Optional.empty(), UP_TO_100));
        calls.put("webhooks: redeliver", () -> management.webhooks().redeliver(ALICE, webhook, Optional.empty(), ID));
        calls.put(
                "webhooks: replay",
                () -> management.webhooks().replay(ALICE, webhook, Optional.empty(), Instant.EPOCH));
        AgentId agent = new AgentId("bot");
        calls.put(
                "agents and API keys: put",
                () -> management.agents().put(ALICE, new PutAgentCommand("bot", Optional.empty(), List.of())));
        calls.put("agents and API keys: get", () -> management.agents().get(ALICE, agent));
        calls.put("agents and API keys: list", () -> management.agents().list(ALICE, UP_TO_100));
        calls.put("agents and API keys: delete", () -> management.agents().delete(ALICE, agent, VersionCondition.NONE));
        calls.put(
                "agents and API keys: register",
                () -> management
                        .leads()
                        .register(new RegisterLeadCommand(
                                "bot",
                                LeadFields.of("Jordan", "Lee", "jordan@example.com")
                                        .build())));
        calls.put("agents and API keys: verify", () -> management.verifyApiKey().verify("lk_1", "secret"));
        calls.put(
                "agents and API keys: list keys",
                () -> LeadOperations.of(new CoreStore(memory)).apiKeys().list(new CompanyId("acme")));
        calls.put("reports and exports: funnel", () -> management.reports().funnel(ALICE, ReportQuery.LATEST));
        calls.put(
                "reports and exports: export leads",
                () -> management.reports().exportLeads(ALICE, ExportRange.ALL, LeadFilter.ALL, lead -> {}));
        calls.put(
                "reports and exports: export conversations",
                () -> management.reports().exportConversations(ALICE, ExportRange.ALL, lead -> {}));
        calls.put("the event feed: read", () -> management.events().read(ALICE, EventQuery.FIRST));
        calls.put(
                "retention, person exports and suppression: purge",
                () -> management.privacy().purge(RetentionRules.STANDARD));
        calls.put(
                "retention, person exports and suppression: preview",
                () -> management.privacy().preview(RetentionRules.STANDARD));
        calls.put(
                "retention, person exports and suppression: export",
                () -> management.privacy().exportPerson(ALICE, PersonQuery.ofEmail("jordan@example.com")));
        calls.put(
                "the renewal of email keys: renew",
                () -> LeadOperations.of(new CoreStore(memory)).renewEmailKeys());
        calls.put(
                "retention, person exports and suppression: list",
                () -> management.privacy().suppressions(ALICE, UP_TO_100));
        calls.put("health checks: check", () -> management.health().check());
        return calls.entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(
                        call.getKey(),
                        () -> assertThatExceptionOfType(CapabilityMissingException.class)
                                .isThrownBy(call.getValue())
                                .returns(call.getKey().split(":", -1)[0], CapabilityMissingException::capability)));
    }

    @Test
    void a_capability_is_looked_up_once_at_its_first_use() {
        CountingStore store = new CountingStore(memory);
        LeadManagement counted =
                LeadManagement.builder().store(store).onEvent(event -> {}).build();
        create(counted);
        assertThat(store.lookups()).containsOnly(TransactionalStore.class);

        counted.webhooks().list(ALICE, UP_TO_100);
        counted.webhooks().list(ALICE, UP_TO_100);

        assertThat(store.lookups()).containsOnlyOnce(WebhookStore.class).doesNotContain(ConversationStore.class);
    }

    @Test
    void a_decorator_wraps_the_capabilities_that_it_knows() {
        List<String> checks = new ArrayList<>();
        LeadManagement decorated = over(new CheckedStore(memory, checks));

        decorated.health().check();
        assertThat(checks).containsExactly("check");
        assertThat(decorated.webhooks().list(ALICE, UP_TO_100).items()).isEmpty();
        assertThat(new CheckedStore(new CoreStore(memory), checks).capability(HealthStore.class))
                .as("a decorator adds no capability")
                .isEmpty();
    }

    @Test
    void a_purge_that_keeps_all_leads_needs_no_capability() {
        assertThat(over(new CoreStore(memory)).privacy().purge(new RetentionRules(Optional.empty(), Optional.empty())))
                .isEqualTo(new PurgeReport(0, 0, false));
    }

    @Test
    void every_capability_has_a_name() {
        assertThat(List.of(
                        AccessStore.class,
                        ConversationStore.class,
                        EmailKeyStore.class,
                        EventFeedStore.class,
                        HealthStore.class,
                        PrivacyStore.class,
                        ReportStore.class,
                        TransactionalStore.class,
                        WebhookStore.class))
                .allSatisfy(type -> assertThat(
                                type.getAnnotation(StoreCapability.class).value())
                        .isNotBlank());
    }

    private static LeadManagement over(LeadStore store) {
        return LeadManagement.builder().store(store).build();
    }

    private static LeadSnapshot create(LeadManagement management) {
        return management
                .leads()
                .create(
                        ALICE,
                        new CreateLeadCommand(LeadFields.of("Jordan", "Lee", "jordan@example.com")
                                .build()))
                .lead();
    }

    /** Records each lookup of a capability. */
    private record CountingStore(LeadStore store, List<Class<?>> lookups) implements LeadStore {

        CountingStore(LeadStore store) {
            this(store, new ArrayList<>());
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

        @Override
        public <T> Optional<T> capability(Class<T> type) {
            lookups.add(type);
            return store.capability(type);
        }
    }

    /** Decorates the health check and delegates everything else. */
    private record CheckedStore(LeadStore store, List<String> checks) implements LeadStore {

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

        @Override
        public <T> Optional<T> capability(Class<T> type) {
            Optional<T> found = store.capability(type);
            if (type == HealthStore.class) {
                return found.map(HealthStore.class::cast).map(this::recording).map(type::cast);
            }
            return found;
        }

        private HealthStore recording(HealthStore delegate) {
            return () -> () -> {
                checks.add("check");
                delegate.health().check();
            };
        }
    }

    /** A listener that does nothing. */
    private static final class NoOpListener implements TransactionListener {

        @Override
        public void leadChanging(LeadChange change) {}

        @Override
        public void conversationChanging(ConversationChange change) {}

        @Override
        public void activityRecording(ActivityReport report) {}
    }
}
