package io.leadstone.adapter.mongo.search;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.adapter.mongo.CommandLog;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.search.IndexTerms;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.testkit.SampleLeads;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexLookupTest {

    private static final MemoryMongo MONGO = new MemoryMongo(new MemoryBackend(), new CommandLog());

    private final MongoDatabase database = MONGO.freshDatabase();

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @ParameterizedTest
    @CsvSource({
        "jordan,jordan",
        "abc,abc",
        "schwarzenegger,schwarze",
        "jordan@example.com,jordan@e",
        "@yahoo.com,@yahoo.c",
        "παπαδοπουλος,παπαδοπο"
    })
    void of_a_word_the_part_is_looked_up_that_is_likely_to_be_rare(String word, String rarest) {
        assertThat(IndexLookup.rarest(term(word))).map(IndexTerms.Range::text).contains(rarest);
    }

    @Test
    void a_word_asks_for_what_begins_with_it_and_for_all_with_a_typing_error() {
        List<String> expected = new ArrayList<>(List.of("^wjordan"));
        expected.addAll(IndexTerms.deletions(term("jordan")).orElseThrow());

        assertThat(asked("jordan")).containsExactlyElementsOf(expected);
    }

    @Test
    void a_number_asks_for_its_end_and_for_what_it_may_be_in_a_word() {
        assertThat(asked("030-555-1239")).containsExactly("^w030\\-555\\-", "^d05551239");
    }

    @Test
    void of_several_words_one_is_looked_up_that_few_have_however_rare_its_signs_are() {
        MongoLeadStore store = MongoLeadStore.of(database);
        SampleLeads samples = new SampleLeads();
        assertThat(asked("lee wxyz")).first().isEqualTo("^wwxyz");

        for (int i = 0; i < IndexLookup.FEW; i++) {
            store.leads()
                    .add(samples.capture(
                            ACME,
                            SampleLeads.details()
                                    .email(i + "@example.com")
                                    .name("Jo", "Wxyz")
                                    .build()));
        }
        assertThat(asked("lee wxyz")).first().isEqualTo("^wlee");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jo", "jo le", "1-2", "a´b"})
    void what_is_too_short_is_looked_for_along_the_order_of_the_list(String search) {
        assertThat(lookup().candidates(QueryTerm.split(search))).isEmpty();
    }

    private IndexLookup lookup() {
        return new IndexLookup(
                MongoCollections.of(database, database, "leadstone_").leads(), ACME);
    }

    private static QueryTerm term(String text) {
        return QueryTerm.split(text).get(0);
    }

    /** Patterns as their texts. */
    private List<String> asked(String search) {
        BsonDocument filter =
                lookup().candidates(QueryTerm.split(search)).orElseThrow().toBsonDocument();
        BsonArray pieces = filter.getDocument(LeadDocumentFields.SEARCH_PIECES).getArray("$in");
        assertThat(filter.keySet()).containsExactly(LeadDocumentFields.SEARCH_PIECES);
        assertThat(pieces.get(pieces.size() - 1)).isEqualTo(BsonNull.VALUE);
        return pieces.subList(0, pieces.size() - 1).stream()
                .map(IndexLookupTest::text)
                .toList();
    }

    private static String text(BsonValue piece) {
        return piece.isString()
                ? piece.asString().getValue()
                : piece.asRegularExpression().getPattern();
    }
}
