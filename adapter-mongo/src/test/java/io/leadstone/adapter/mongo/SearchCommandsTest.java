package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.search.IndexLookup;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.search.IndexTerms;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.SearchText;
import io.leadstone.testkit.SampleLeads;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands of searches, and of writes of index terms. */
class SearchCommandsTest {

    private static final CommandLog COMMANDS = new CommandLog();

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(new MemoryBackend(), COMMANDS);

    private final SampleLeads samples = new SampleLeads();
    private final MongoDatabase database = MONGO.freshDatabase();
    private final MongoLeadStore store = MongoLeadStore.of(database);
    private final LeadChange created = samples.capture(ACME, "jordan@example.com");

    @BeforeEach
    void add() {
        store.leads().add(created);
    }

    @Test
    void a_search_by_relevance_ranks_and_then_reads() {
        assertThat(names(list("jrodan", LeadSort.RELEVANCE))).containsExactly("aggregate", "find");
        assertThat(names(list("nobody", LeadSort.RELEVANCE))).containsExactly("aggregate");
        assertThat(list("jrodan", LeadSort.RELEVANCE).get(1).getNumber("limit").intValue())
                .isEqualTo(1);
    }

    @Test
    void a_list_is_counted_up_to_the_requested_limit() {
        store.leads().add(samples.capture(ACME, "jordan.lee@example.com"));
        PageRequest first = PageRequest.page(1, 1).countingTo(7);

        List<BsonDocument> commands =
                COMMANDS.of(() -> store.search().list(ACME, query("jordan", LeadSort.OLDEST), first));

        assertThat(names(commands)).containsExactly("find", "aggregate");
        assertThat(commands.get(1).getArray("pipeline").stream()
                        .map(BsonValue::asDocument)
                        .filter(stage -> stage.containsKey("$limit"))
                        .map(stage -> stage.getNumber("$limit").intValue()))
                .containsExactly(8);
    }

    @Test
    void a_list_whose_end_is_on_the_page_is_not_counted() {
        assertThat(names(list("jordan", LeadSort.OLDEST))).containsExactly("find");
        assertThat(names(list("nobody", LeadSort.OLDEST))).containsExactly("find");
        assertThat(names(COMMANDS.of(
                        () -> store.search().list(ACME, query("jordan", LeadSort.OLDEST), PageRequest.page(2, 10)))))
                .containsExactly("find", "aggregate");
    }

    @Test
    void only_counted_leads_are_ranked() {
        List<BsonDocument> commands = COMMANDS.of(
                () -> store.search().list(ACME, query("jordan", LeadSort.RELEVANCE), PageRequest.FIRST.countingTo(7)));

        BsonArray stages = commands.get(0).getArray("pipeline");
        assertThat(stages.subList(0, 3).stream().map(stage -> stage.asDocument().getFirstKey()))
                .containsExactly("$match", "$sort", "$limit");
        assertThat(stages.get(2)).isEqualTo(new BsonDocument("$limit", new BsonInt32(8)));
    }

    @Test
    void a_long_query_term_is_looked_up_by_one_condition() {
        assertThat(match("jordan le").toJson()).containsOnlyOnce(LeadDocumentFields.INDEX_TERMS);
        assertThat(match("jo").toJson()).doesNotContain(LeadDocumentFields.INDEX_TERMS);
    }

    @Test
    void words_are_counted_until_one_has_few_leads() {
        List<BsonDocument> commands = list("jordan lee 030", LeadSort.RELEVANCE);

        assertThat(names(commands)).containsExactly("aggregate", "aggregate");
        assertThat(commands.get(0).toJson()).contains("\"$limit\": " + IndexLookup.FEW);
        assertThat(stage(commands.get(1), 0).toJson())
                .containsOnlyOnce(LeadDocumentFields.INDEX_TERMS)
                .contains("^wjordan");
    }

    @Test
    void a_lead_is_stored_with_its_index_terms() {
        assertThat(indexTerms()).containsExactly(expected(created.after()));
    }

    @Test
    void only_changes_of_details_write_index_terms() {
        LeadChange consent = Lead.restore(created.after())
                .record(SampleLeads.decision(ConsentPurpose.MARKETING, true), samples.context());
        assertThat(set(consent)).doesNotContainKeys(LeadDocumentFields.INDEX_TERMS, LeadDocumentFields.SEARCH_WORDS);
        assertThat(indexTerms()).containsExactly(expected(created.after()));

        LeadChange renamed = Lead.restore(consent.after())
                .revise(
                        SampleLeads.details()
                                .email("robin@example.com")
                                .name("Robin", "Ng")
                                .build(),
                        samples.context());
        assertThat(set(renamed))
                .containsKeys(
                        LeadDocumentFields.INDEX_TERMS,
                        LeadDocumentFields.SEARCH_WORDS,
                        LeadDocumentFields.PHONE_DIGITS);
        assertThat(indexTerms()).containsExactly(expected(renamed.after()));
    }

    @Test
    void a_read_of_a_lead_leaves_out_search_fields() {
        assertThat(COMMANDS.of(() -> store.leads().find(ACME, created.after().id())))
                .last()
                .satisfies(find -> assertThat(find.getDocument("projection"))
                        .containsKeys(
                                LeadDocumentFields.INDEX_TERMS,
                                LeadDocumentFields.SEARCH_WORDS,
                                LeadDocumentFields.PHONE_DIGITS));
    }

    private BsonDocument match(String search) {
        return stage(list(search, LeadSort.RELEVANCE).get(0), 0);
    }

    private static BsonDocument stage(BsonDocument command, int index) {
        return command.getArray("pipeline").get(index).asDocument();
    }

    private List<BsonDocument> list(String search, LeadSort sort) {
        return COMMANDS.of(() -> store.search().list(ACME, query(search, sort), PageRequest.FIRST));
    }

    private BsonDocument set(LeadChange change) {
        return COMMANDS.of(() -> store.leads().update(change)).stream()
                .filter(command -> command.getFirstKey().equals("update"))
                .findFirst()
                .orElseThrow()
                .getArray("updates")
                .get(0)
                .asDocument()
                .getDocument("u")
                .getDocument("$set");
    }

    private List<String> indexTerms() {
        BsonDocument lead = database.getCollection("leadstone_leads", BsonDocument.class)
                .find()
                .first();
        return lead.getArray(LeadDocumentFields.INDEX_TERMS).stream()
                .map(term -> term.asString().getValue())
                .toList();
    }

    private static String[] expected(LeadSnapshot lead) {
        return IndexTerms.of(SearchText.of(lead.details())).toArray(String[]::new);
    }

    private static List<String> names(List<BsonDocument> commands) {
        return commands.stream().map(BsonDocument::getFirstKey).toList();
    }

    static LeadQuery query(String search, LeadSort sort) {
        return LeadQuery.builder().search(search).sort(sort).build();
    }
}
