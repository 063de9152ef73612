package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mybatis.database.CitusTables;
import io.leadstone.adapter.mybatis.database.ExternalServer;
import io.leadstone.adapter.mybatis.database.PlanSpy;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.SettableClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
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
    void background_work_visits_all_shards() {
        TABLES.emptyStore();
        PlanSpy spy = new PlanSpy(TABLES.dataSource());
        MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
        Map<String, Runnable> work = new LinkedHashMap<>();
        work.put("due subscriptions", () -> store.deliveryQueue().due(10));
        work.put("age of the backlog", () -> store.deliveryQueue().age());
        work.put("old deliveries", () -> store.deliveryQueue().prune(Duration.ofDays(1), 10));
        work.put("failing subscriptions", () -> store.deliveryQueue().disableFailing(Duration.ofDays(1)));

        assertThat(scattered(work, spy)).isEqualTo(new TreeSet<>(work.keySet()));
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
