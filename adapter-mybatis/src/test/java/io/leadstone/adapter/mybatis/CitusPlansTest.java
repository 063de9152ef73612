package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mybatis.database.CitusTables;
import io.leadstone.adapter.mybatis.database.ExternalServer;
import io.leadstone.adapter.mybatis.database.PlanSpy;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.agent.PutAgentCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.in.privacy.PersonQuery;
import io.leadstone.application.port.in.privacy.SuppressAddressCommand;
import io.leadstone.application.port.in.submission.ApplySubmissionCommand;
import io.leadstone.application.port.out.privacy.PurgeReason;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.privacy.SuppressionKeys;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.SettableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The plans of all statements on a Citus cluster: a request uses one shard, and only background work visits all. */
class CitusPlansTest {

    @RegisterExtension
    static final ContractTables TABLES =
            new ContractTables(ExternalServer.CITUS::database).afterCreation(CitusTables::distribute);

    private static final CompanyId ACME = BulkRows.company(0);
    private static final Caller ADMIN = Caller.member(ACME, "tester", Scope.values());
    private static final Pattern SEVERAL_SHARDS = Pattern.compile("Task Count: (?!1\\b)");

    /** The purges of {@link RequestPlansTest}, which look after all companies at once. */
    private static final Set<String> PURGES = Set.of(
            "purge, deleted leads",
            "purge, more deleted leads",
            "purge, leads that nobody touched",
            "purge of idempotency keys");

    private final SampleLeads samples = new SampleLeads(new SettableClock(), at -> UUID.randomUUID());

    @Test
    void each_statement_of_a_request_uses_one_shard() {
        MyBatisLeadStore plain = (MyBatisLeadStore) TABLES.emptyStore();
        Webhook webhook = new SampleWebhooks(samples).webhook(ACME, "*");
        plain.webhooks().add(webhook, 10);
        for (String email : new String[] {"one@example.com", "two@example.com", "three@example.com"}) {
            plain.leads().add(samples.capture(ACME, email));
        }
        Page<LeadSnapshot> page = plain.search().list(ACME, LeadQuery.ALL, PageRequest.page(1, 2));
        ConversationChange conversation = samples.open(page.items().get(1));
        plain.conversations().add(conversation);
        PlanSpy spy = new PlanSpy(TABLES.dataSource());

        MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
        Map<String, Runnable> requests = new RequestPlansTest().requests(store, page, conversation.after());
        requests.put("deliver", () -> {
            ClaimedDelivery claimed = store.deliveryQueue()
                    .claim(webhook, 1, Duration.ofMinutes(1))
                    .get(0);
            store.deliveryQueue().record(claimed, DeliveryOutcome.delivered(SampleWebhooks.answered(204)));
        });

        assertThat(scattered(requests, spy)).isEqualTo(new TreeSet<>(PURGES));
    }

    @Test
    void each_statement_of_a_registration_or_a_suppression_uses_one_shard() {
        TABLES.emptyStore();
        PlanSpy spy = new PlanSpy(TABLES.dataSource());
        MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
        LeadManagement management = LeadManagement.builder()
                .store(store)
                .suppressionKeys(SuppressionKeys.of("2026:" + "B".repeat(42) + "A="))
                .build();
        management.agents().put(ADMIN, new PutAgentCommand("bot", Optional.empty(), List.of()));
        LeadId lead = register(management, "one@example.com");
        LeadId second = register(management, "one@example.com");
        Map<String, Runnable> requests = new LinkedHashMap<>();
        requests.put("register", () -> register(management, "two@example.com"));
        requests.put("register a known email", () -> register(management, "one@example.com"));
        requests.put("submissions", () -> management.submissions().submissions(ADMIN, lead, PageRequest.FIRST));
        requests.put(
                "apply a submission",
                () -> management
                        .submissions()
                        .apply(ADMIN, ApplySubmissionCommand.of(lead, second, SubmissionField.PHONE)));
        requests.put("export of a person", () -> management.privacy().exportPerson(ADMIN, PersonQuery.ofLead(lead)));
        requests.put("suppress", () -> suppress(management));
        requests.put("suppressions", () -> management.privacy().suppressions(ADMIN, PageRequest.FIRST));
        requests.put(
                "remove a suppression",
                () -> management
                        .privacy()
                        .removeSuppression(ADMIN, suppress(management).id()));
        requests.put(
                "a grant that removes a suppression",
                () -> store.leads()
                        .update(Lead.restore(store.leads().find(ACME, lead).orElseThrow())
                                .record(SampleLeads.decision(ConsentPurpose.MARKETING, true), samples.context())
                                .removing(List.of(suppress(management)))
                                .discarding(List.of(second))));
        requests.put("erase and suppress", () -> management.privacy().eraseAndSuppress(ADMIN, lead, Optional.empty()));

        assertThat(scattered(requests, spy)).isEmpty();
    }

    @Test
    void each_statement_of_a_request_for_deliveries_uses_one_shard() {
        MyBatisLeadStore plain = (MyBatisLeadStore) TABLES.emptyStore();
        Webhook webhook = new SampleWebhooks(samples).webhook(ACME, "*");
        plain.webhooks().add(webhook, 10);
        plain.leads().add(samples.capture(ACME, "one@example.com"));
        PlanSpy spy = new PlanSpy(TABLES.dataSource());
        MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
        Map<String, Runnable> requests = new LinkedHashMap<>();
        requests.put("webhook", () -> store.webhooks().find(ACME, webhook.id()));
        requests.put(
                "deliveries", () -> store.deliveries().list(ACME, webhook.id(), Optional.empty(), PageRequest.FIRST));
        requests.put(
                "replay", () -> store.deliveries().replay(ACME, webhook.id(), Optional.empty(), SettableClock.START));
        requests.put("remove a webhook", () -> store.webhooks().remove(webhook));

        assertThat(scattered(requests, spy)).isEmpty();
    }

    @Test
    void background_work_visits_all_shards() throws SQLException {
        TABLES.emptyStore();
        PlanSpy spy = new PlanSpy(TABLES.dataSource());
        MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
        try (Connection connection = TABLES.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE leadstone_search_index SET version = 0");
        }
        Map<String, Runnable> work = new LinkedHashMap<>();
        work.put("reindexing", store::reindexSearch);
        work.put("companies with email keys to renew", () -> store.emailKeys().companyAfter(Optional.empty()));
        work.put("preview of a purge", () -> store.purge().countDue(PurgeReason.DELETED, SettableClock.START));
        work.put("purge of held submissions", () -> store.heldSubmissions().purge(ACME, SettableClock.START, 100));
        work.put("suppression keys in use", () -> store.suppressions().countByKey());
        work.put("due subscriptions", () -> store.deliveryQueue().due(10));
        work.put("age of the backlog", () -> store.deliveryQueue().age());
        work.put("old deliveries", () -> store.deliveryQueue().prune(Duration.ofDays(1), 10));

        assertThat(scattered(work, spy)).isEqualTo(new TreeSet<>(work.keySet()));
    }

    private static LeadId register(LeadManagement management, String email) {
        return management
                .leads()
                .register(new RegisterLeadCommand(
                        "bot",
                        LeadFields.of("Jordan", "Lee", email)
                                .phone("+49 170 1234567")
                                .consentMarketing(true)
                                .build()))
                .submission()
                .id();
    }

    private static Suppression suppress(LeadManagement management) {
        return management.privacy().suppress(ADMIN, SuppressAddressCommand.ofEmail("nobody@example.com"));
    }

    /** Returns the names of those that have a statement of several shards. Each must read at least one plan. */
    private static Set<String> scattered(Map<String, Runnable> calls, PlanSpy spy) {
        Set<String> names = new TreeSet<>();
        spy.plans();
        calls.forEach((name, call) -> {
            call.run();
            String plans = String.join("", spy.plans());
            assertThat(plans).as(name).isNotEmpty();
            if (SEVERAL_SHARDS.matcher(plans).find()) {
                names.add(name);
            }
        });
        return names;
    }
}
