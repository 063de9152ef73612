package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mongo.schema.LeadIndexes;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.testkit.SampleLeads;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Tests that need a real server, in addition to the contract of every store. */
interface RealMongoContract {

    RealMongo mongo();

    @Test
    default void every_query_uses_an_index() {
        MongoLeadStore store = mongo().emptyStore();

        List<BsonDocument> commands = EveryQuery.commandsOf(store, mongo().commands());

        assertThat(commands)
                // These commands have no filter to explain.
                .filteredOn(command -> !Set.of("hello", "insert").contains(command.getFirstKey()))
                .hasSizeGreaterThan(20)
                .allSatisfy(command -> assertThat(stages(explained(command, "queryPlanner")))
                        .as(command.toJson())
                        .doesNotContain("COLLSCAN"));
    }

    /**
     * The number of leads does not matter: rare terms are looked up, and frequent ones are found soon along the order
     * of the list.
     */
    @Test
    default void a_search_reads_few_more_leads_than_it_finds() {
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
        Map<String, Integer> limits =
                Map.of("quixley", 10, "qiuxley", 10, "lee quixley", 10, "nobody", 10, "jordan", 500);

        for (LeadSort sort : List.of(LeadSort.RELEVANCE, LeadSort.OLDEST, LeadSort.LAST_NAME)) {
            limits.forEach((search, limit) -> {
                LeadQuery query = SearchCommandsTest.query(search, sort);
                List<BsonDocument> commands = mongo().commands()
                        .of(() -> store.search().list(ACME, query, PageRequest.FIRST.countingTo(100)));

                assertThat(commands)
                        .allSatisfy(command -> assertThat(documentsRead(explained(command, "executionStats")))
                                .as("%s by %s: %s", search, sort, command.toJson())
                                .isBetween(0L, (long) limit));
            });
        }
    }

    @Test
    default void mode_create_builds_all_indexes() {
        mongo().emptyStore();

        assertThat(new LeadIndexes(mongo().database(), "leadstone_").missing()).isEmpty();
    }

    private BsonDocument explained(BsonDocument command, String verbosity) {
        BsonDocument bare = command.clone();
        List.of("lsid", "$db", "$clusterTime", "$readPreference", "readConcern", "writeConcern", "txnNumber")
                .forEach(bare::remove);
        return mongo().database()
                .runCommand(new Document("explain", bare).append("verbosity", verbosity), BsonDocument.class);
    }

    /** Returns the stages of the winning plan, at any depth of the answer. */
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

    /** Returns the number of documents that the plan examined, or -1 if the answer does not contain it. */
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
