package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.port.out.ClaimedDelivery;
import io.leadstone.application.port.out.DeliveryQueue;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.ConversationChange;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadDetails;
import io.leadstone.domain.LeadSnapshot;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What only a real server can tell, beyond the contract of every store. */
interface RealMongoContract {

    RealMongo mongo();

    @Test
    default void every_query_is_answered_from_an_index() {
        MongoLeadStore store = mongo().emptyStore();
        LongHistory history = new LongHistory(store);
        history.growTo(200);

        List<BsonDocument> commands = mongo().commands().of(() -> askEverything(store, history));

        assertThat(commands)
                // Neither looks for anything, so that there is nothing to explain.
                .filteredOn(command -> !Set.of("hello", "insert").contains(command.getFirstKey()))
                .hasSizeGreaterThan(20)
                .allSatisfy(command -> assertThat(stages(explained(command, "queryPlanner")))
                        .as(command.toJson())
                        .doesNotContain("COLLSCAN"));
    }

    /** However many leads there are: what is rare is looked up, and what many have is met soon along the order of the list. */
    @Test
    default void a_search_reads_few_leads_more_than_it_finds() {
        MongoLeadStore store = mongo().emptyStore();
        SampleLeads samples = new SampleLeads();
        for (int i = 0; i < 3_000; i++) {
            String name = i == 1_500 ? "Quixley" : "Jordan";
            LeadDetails lead = SampleLeads.details()
                    .email(i + "@example.com")
                    .name(name, "Lee")
                    .build();
            store.leads().add(samples.capture(ACME, lead));
        }
        Map<String, Integer> mostRead =
                Map.of("quixley", 10, "qiuxley", 10, "lee quixley", 10, "nobody", 10, "jordan", 500);

        for (LeadSort sort : List.of(LeadSort.RELEVANCE, LeadSort.OLDEST, LeadSort.LAST_NAME)) {
            mostRead.forEach((search, most) -> {
                LeadQuery query = SearchCommandsTest.query(search, sort);
                List<BsonDocument> commands = mongo().commands()
                        .of(() -> store.search().list(ACME, query, PageRequest.FIRST.countingTo(100)));

                assertThat(commands)
                        .allSatisfy(command -> assertThat(documentsRead(explained(command, "executionStats")))
                                .as("%s by %s: %s", search, sort, command.toJson())
                                .isBetween(0L, (long) most));
            });
        }
    }

    @Test
    default void what_create_makes_is_all_that_validate_wants() {
        mongo().emptyStore();

        assertThat(new LeadIndexes(mongo().database(), "leadstone_").missing()).isEmpty();
    }

    private static void askEverything(MongoLeadStore store, LongHistory history) {
        for (LeadSort sort : LeadSort.values()) {
            LeadQuery query = new LeadQuery(
                    Set.of(LeadStatus.NEW, LeadStatus.LOST),
                    Optional.of("jordan 030"),
                    Optional.of("fair"),
                    Optional.of(new AgentId("bot")),
                    Optional.of("tag"),
                    Optional.of(history.lead().createdAt()),
                    Optional.of(history.lead().updatedAt()),
                    sort);
            store.search().list(ACME, query, PageRequest.after(query.after(history.lead()), 10));
        }
        store.search().list(ACME, SearchCommandsTest.query("jrodan", LeadSort.RELEVANCE), PageRequest.FIRST);
        store.search().list(ACME, SearchCommandsTest.query("jo", LeadSort.RELEVANCE), PageRequest.FIRST);
        store.search().listDeleted(ACME, PageRequest.FIRST);
        store.leads().find(ACME, history.lead().id());
        store.leads().findByEmail(ACME, history.lead().details().email().orElseThrow());
        store.leads().update(history.next());
        history.eventNumbers(50);
        store.consents().entriesOf(ACME, history.lead().id(), PageRequest.FIRST);
        askAboutConversations(store, history.lead());
        askAboutWebhooks(store, history);
        store.agents().find(new AgentId("bot"));
        store.agents().find(ACME, new AgentId("bot"));
        store.agents().list(ACME, PageRequest.FIRST);
        store.agents().remove(ACME, new AgentId("bot"));
        store.apiKeys().find("key");
        store.apiKeys().list(ACME);
        store.apiKeys().revoke(ACME, "key", history.lead().createdAt());
        store.apiKeys().isEmpty();
        store.health().check();
    }

    private static void askAboutConversations(MongoLeadStore store, LeadSnapshot lead) {
        SampleLeads samples = new SampleLeads();
        LeadSnapshot now = store.leads().find(ACME, lead.id()).orElseThrow();
        ConversationChange opening = samples.open(now);
        ConversationId id = opening.after().id();
        store.conversations().add(opening);
        store.conversations().record(samples.report(opening.after(), 1));
        store.conversations().find(ACME, id);
        store.conversations().findDeleted(ACME, id);
        store.conversations().eraseTopicsOf(ACME, lead.id());
        store.conversationSearch().list(ACME, ConversationQuery.ALL, PageRequest.FIRST);
        store.conversationSearch().list(ACME, ConversationQuery.ofAgent(SampleLeads.AGENT), PageRequest.FIRST);
        store.conversationSearch().listDeleted(ACME, PageRequest.FIRST);
        store.conversationSearch().newestOf(ACME, lead.id());
        store.figures().tally(ACME, DateRange.lastDays(30, lead.createdAt()));
        store.exports().eachLead(ACME, ExportRange.ALL, row -> {});
        store.exports().eachConversation(ACME, ExportRange.ALL, row -> {});
    }

    private static void askAboutWebhooks(MongoLeadStore store, LongHistory history) {
        SampleLeads samples = new SampleLeads();
        Webhook webhook = new SampleWebhooks(samples).webhook(ACME, "*");
        store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
        Webhook rotated = webhook.rotate(SampleWebhooks.SECRET, webhook.createdAt());
        store.webhooks().update(rotated);
        store.webhooks().list(ACME, PageRequest.FIRST);
        history.growTo(history.lead().lastEvent() + 2);
        DeliveryQueue queue = store.deliveryQueue();
        queue.due(10);
        ClaimedDelivery claimed =
                queue.claim(webhook, 10, Duration.ofMinutes(1)).get(0);
        queue.claim(webhook, 10, Duration.ofMinutes(1));
        queue.settle(claimed, DeliveryOutcome.delivered(SampleWebhooks.answered(204)));
        store.deliveries().list(ACME, webhook.id(), Optional.empty(), PageRequest.FIRST);
        store.deliveries().list(ACME, webhook.id(), Optional.of(DeliveryStatus.DELIVERED), PageRequest.FIRST);
        store.deliveries().redeliver(ACME, webhook.id(), claimed.message().id());
        store.deliveries().replay(ACME, webhook.id(), webhook.createdAt());
        queue.disableFailing(Webhook.FAILING_LIMIT);
        queue.prune(Duration.ZERO, 10);
        store.webhooks().remove(rotated);
    }

    private BsonDocument explained(BsonDocument command, String verbosity) {
        BsonDocument bare = command.clone();
        List.of("lsid", "$db", "$clusterTime", "$readPreference", "readConcern", "writeConcern", "txnNumber")
                .forEach(bare::remove);
        return mongo().database()
                .runCommand(new Document("explain", bare).append("verbosity", verbosity), BsonDocument.class);
    }

    /** The stages of the plan that won, wherever in the answer it stands. */
    private static List<String> stages(BsonValue value) {
        if (value.isArray()) {
            return value.asArray().stream()
                    .flatMap(element -> stages(element).stream())
                    .toList();
        }
        if (!value.isDocument()) {
            return List.of();
        }
        return value.asDocument().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("rejectedPlans"))
                .flatMap(entry ->
                        entry.getKey().equals("stage") && entry.getValue().isString()
                                ? List.of(entry.getValue().asString().getValue()).stream()
                                : stages(entry.getValue()).stream())
                .toList();
    }

    /** How many documents the plan looked at; -1 where the answer does not tell. */
    private static long documentsRead(BsonValue value) {
        if (value.isArray()) {
            return value.asArray().stream()
                    .mapToLong(RealMongoContract::documentsRead)
                    .max()
                    .orElse(-1);
        }
        if (!value.isDocument()) {
            return -1;
        }
        return value.asDocument().entrySet().stream()
                .mapToLong(entry -> entry.getKey().equals("totalDocsExamined")
                        ? entry.getValue().asNumber().longValue()
                        : documentsRead(entry.getValue()))
                .max()
                .orElse(-1);
    }
}
