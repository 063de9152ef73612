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
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What searches and their pieces cost: what is sent to the server. */
class SearchCommandsTest {

    private static final CommandLog COMMANDS = new CommandLog();
    private static final MemoryMongo MONGO = new MemoryMongo(new MemoryBackend(), COMMANDS);

    private final SampleLeads samples = new SampleLeads();
    private final MongoDatabase database = MONGO.freshDatabase();
    private final MongoLeadStore store = MongoLeadStore.of(database);
    private final LeadChange birth = samples.capture(ACME, "jordan@example.com");

    @BeforeEach
    void add() {
        store.leads().add(birth);
    }

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Test
    void the_best_are_ranked_by_the_server_and_then_read() {
        assertThat(names(list("jrodan", LeadSort.RELEVANCE))).containsExactly("aggregate", "find");
        assertThat(names(list("nobody", LeadSort.RELEVANCE))).containsExactly("aggregate");
        assertThat(list("jrodan", LeadSort.RELEVANCE).get(1).getNumber("limit").intValue())
                .isEqualTo(1);
    }

    @Test
    void no_list_is_counted_further_than_is_wanted() {
        List<BsonDocument> commands = COMMANDS.of(
                () -> store.search().list(ACME, query("jordan", LeadSort.OLDEST), PageRequest.FIRST.countingTo(7)));

        assertThat(names(commands)).containsExactly("find", "aggregate");
        assertThat(commands.get(1).getArray("pipeline").stream()
                        .map(BsonValue::asDocument)
                        .filter(stage -> stage.containsKey("$limit"))
                        .map(stage -> stage.getNumber("$limit").intValue()))
                .containsExactly(8);
    }

    @Test
    void no_more_are_ranked_than_are_counted() {
        List<BsonDocument> commands = COMMANDS.of(
                () -> store.search().list(ACME, query("jordan", LeadSort.RELEVANCE), PageRequest.FIRST.countingTo(7)));

        BsonArray stages = commands.get(0).getArray("pipeline");
        assertThat(stages.subList(0, 3).stream().map(stage -> stage.asDocument().getFirstKey()))
                .containsExactly("$match", "$sort", "$limit");
        assertThat(stages.get(2)).isEqualTo(new BsonDocument("$limit", new BsonInt32(8)));
    }

    @Test
    void a_search_that_is_long_enough_asks_the_index_of_pieces_by_one_condition() {
        assertThat(match("jordan le").toJson()).containsOnlyOnce(LeadDocumentFields.SEARCH_PIECES);
        assertThat(match("jo").toJson()).doesNotContain(LeadDocumentFields.SEARCH_PIECES);
    }

    @Test
    void of_several_words_the_first_that_few_have_is_looked_up_and_no_more_are_counted() {
        List<BsonDocument> commands = list("jordan lee 030", LeadSort.RELEVANCE);

        assertThat(names(commands)).containsExactly("aggregate", "aggregate");
        assertThat(commands.get(0).toJson()).contains("\"$limit\": " + IndexLookup.FEW);
        assertThat(stage(commands.get(1), 0).toJson())
                .containsOnlyOnce(LeadDocumentFields.SEARCH_PIECES)
                .contains("^wjordan");
    }

    @Test
    void a_lead_is_stored_with_its_pieces() {
        assertThat(pieces()).containsExactly(expected(birth.after()));
    }

    @Test
    void who_is_renamed_gets_new_pieces_and_all_other_changes_leave_them_alone() {
        LeadChange consent = Lead.restore(birth.after())
                .record(SampleLeads.decision(ConsentPurpose.MARKETING, true), samples.context());
        assertThat(set(consent)).doesNotContainKeys(LeadDocumentFields.SEARCH_PIECES, LeadDocumentFields.SEARCH_WORDS);
        assertThat(pieces()).containsExactly(expected(birth.after()));

        LeadChange renamed = Lead.restore(consent.after())
                .revise(
                        SampleLeads.details()
                                .email("robin@example.com")
                                .name("Robin", "Ng")
                                .build(),
                        samples.context());
        assertThat(set(renamed))
                .containsKeys(
                        LeadDocumentFields.SEARCH_PIECES,
                        LeadDocumentFields.SEARCH_WORDS,
                        LeadDocumentFields.PHONE_DIGITS);
        assertThat(pieces()).containsExactly(expected(renamed.after()));
    }

    @Test
    void reading_leads_leaves_what_is_there_for_searches() {
        assertThat(COMMANDS.of(() -> store.leads().find(ACME, birth.after().id())))
                .last()
                .satisfies(find -> assertThat(
                                find.getArray("pipeline").get(1).asDocument().getDocument("$project"))
                        .containsKeys(
                                LeadDocumentFields.SEARCH_PIECES,
                                LeadDocumentFields.SEARCH_WORDS,
                                LeadDocumentFields.PHONE_DIGITS));
    }

    private BsonDocument match(String search) {
        return stage(list(search, LeadSort.RELEVANCE).get(0), 0);
    }

    private static BsonDocument stage(BsonDocument command, int place) {
        return command.getArray("pipeline").get(place).asDocument();
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

    private List<String> pieces() {
        BsonDocument lead = database.getCollection("leadstone_leads", BsonDocument.class)
                .find()
                .first();
        return lead.getArray(LeadDocumentFields.SEARCH_PIECES).stream()
                .map(piece -> piece.asString().getValue())
                .toList();
    }

    private static String[] expected(LeadSnapshot lead) {
        return IndexTerms.of(SearchText.of(lead.details())).toArray(String[]::new);
    }

    private static List<String> names(List<BsonDocument> commands) {
        return commands.stream().map(BsonDocument::getFirstKey).toList();
    }

    static LeadQuery query(String search, LeadSort sort) {
        return new LeadQuery(
                Set.of(),
                Optional.of(search),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                sort);
    }
}
