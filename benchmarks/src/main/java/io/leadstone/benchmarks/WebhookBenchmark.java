package io.leadstone.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.zaxxer.hikari.HikariDataSource;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.MongoSchemaMode;
import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.adapter.mybatis.database.DatabaseServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import io.leadstone.adapter.webhook.Receiver;
import io.leadstone.adapter.webhook.WebhookDispatcher;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.webhook.CreateWebhookCommand;
import io.leadstone.application.port.out.Capabilities;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.webhook.WebhookSecurity;
import io.leadstone.application.port.out.webhook.WebhookStore;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Measures two things: how subscriptions slow down the creation of leads, and how many events per second one
 * dispatcher sends to a fast receiver. The receiver and the MongoDB substitute run in this process and use a part of
 * its processor time.
 */
public final class WebhookBenchmark {

    private static final List<Integer> SUBSCRIPTIONS = List.of(0, 1, 10);
    private static final int WARM_UP = 200;
    private static final int ROUNDS = 300;
    private static final int EVENTS = 10_000;
    /**
     * The MongoDB substitute scans all documents for each query. More events would measure the substitute and not
     * Leadstone.
     */
    private static final int EVENTS_WITHOUT_INDEXES = 500;

    private final PrintStream out;

    private WebhookBenchmark(PrintStream out) {
        this.out = out;
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws Exception {
        new WebhookBenchmark(System.out).run();
    }

    private void run() throws Exception {
        out.println("| store | create, ms | with 1 subscription | ratio | with 10 | ratio | events/s to 1 | to 10 |");
        out.println("|---|---|---|---|---|---|---|---|");
        try (DatabaseServer server = PostgresServer.own(true);
                HikariDataSource dataSource = server.freshDatabase().dataSource()) {
            row(
                    "PostgreSQL",
                    MyBatisLeadStore.builder(dataSource)
                            .schemaMode(SchemaMode.CREATE)
                            .build(),
                    EVENTS);
        }
        MongoServer server = new MongoServer(new MemoryBackend());
        try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString())) {
            row(
                    "mongo-java-server",
                    MongoLeadStore.builder(client.getDatabase("leads"))
                            .schemaMode(MongoSchemaMode.CREATE)
                            .build(),
                    EVENTS_WITHOUT_INDEXES);
        } finally {
            server.shutdownNow();
        }
    }

    private void row(String name, LeadStore store, int events) throws Exception {
        LeadManagement management = LeadManagement.builder()
                .store(store)
                .webhookSecurity(WebhookSecurity.STANDARD.withPlainHttp())
                .build();
        List<Double> creates = creates(management);
        out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %,.0f | %,.0f |%n",
                name,
                creates.get(0),
                creates.get(1),
                creates.get(1) / creates.get(0),
                creates.get(2),
                creates.get(2) / creates.get(0),
                eventsPerSecond(store, management, 1, events),
                eventsPerSecond(store, management, 10, events));
    }

    /**
     * Returns the median for each number of subscriptions. The calls alternate, so that other load of the machine
     * affects all of them.
     */
    private static List<Double> creates(LeadManagement management) {
        List<Caller> companies = SUBSCRIPTIONS.stream()
                .map(count -> company(management, "http://localhost:9/", count))
                .toList();
        long[][] nanos = new long[companies.size()][ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (int i = 0; i < companies.size(); i++) {
                long start = System.nanoTime();
                create(management, companies.get(i));
                nanos[i][Math.max(0, round)] = System.nanoTime() - start;
            }
        }
        companies.forEach(company -> unsubscribe(management, company));
        return List.of(nanos).stream().map(Medians::millis).toList();
    }

    private static double eventsPerSecond(LeadStore store, LeadManagement management, int subscriptions, int events)
            throws Exception {
        try (Receiver receiver = new Receiver()) {
            CountDownLatch arrived = new CountDownLatch(events);
            receiver.answering(call -> {
                arrived.countDown();
                return Receiver.Reply.of(204);
            });
            Caller company = company(management, receiver.url(), subscriptions);
            for (int i = 0; i < events / subscriptions; i++) {
                create(management, company);
            }
            WebhookDispatcher dispatcher = WebhookDispatcher.builder()
                    .queue(Capabilities.require(store, WebhookStore.class).deliveryQueue())
                    .webhookSecurity(WebhookSecurity.STANDARD.withPlainHttp())
                    .allowedHosts(Set.of("localhost:*"))
                    .build();
            try (dispatcher) {
                long start = System.nanoTime();
                dispatcher.start();
                if (!arrived.await(5, TimeUnit.MINUTES)) {
                    throw new IllegalStateException(arrived.getCount() + " events are missing after five minutes");
                }
                return events / (Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e9);
            }
        }
    }

    private static Caller company(LeadManagement management, String url, int subscriptions) {
        Caller caller = Caller.member(new CompanyId("c" + UUID.randomUUID()), "benchmark", Scope.values());
        for (int i = 0; i < subscriptions; i++) {
            management.webhooks().create(caller, new CreateWebhookCommand(url, List.of("lead.*"), Optional.empty()));
        }
        return caller;
    }

    /** Deletes the subscriptions, so that their deliveries do not disturb the next measurement. */
    private static void unsubscribe(LeadManagement management, Caller company) {
        management
                .webhooks()
                .list(company, PageRequest.FIRST)
                .items()
                .forEach(webhook -> management.webhooks().delete(company, webhook.id(), Optional.empty()));
    }

    private static void create(LeadManagement management, Caller caller) {
        LeadFields draft = LeadFields.of("Jordan", "Lee", UUID.randomUUID() + "@example.com")
                .phone("+1-415-555-2671")
                .source("website-chat")
                .build();
        management.leads().create(caller, new CreateLeadCommand(draft));
    }
}
