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
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.search.IndexTerms;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.testkit.SampleLeads;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexLookupTest {

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(new MemoryBackend(), new CommandLog());

    private final MongoDatabase database = MONGO.freshDatabase();

    @ParameterizedTest
    @CsvSource({
        "jordan,jordan",
        "abc,abc",
        "schwarzenegger,schwarze",
        "jordan@example.com,jordan@e",
        "yahoo.com,yahoo.co",
        "παπαδοπουλος,παπαδοπο"
    })
    void the_rarest_part_of_a_word_is_looked_up(String word, String rarest) {
        assertThat(IndexLookup.rarest(term(word))).map(IndexTerms.Range::text).contains(rarest);
    }

    @Test
    void a_word_is_looked_up_by_prefix_and_deletion_terms() {
        List<String> expected = new ArrayList<>(List.of("^wjordan"));
        expected.addAll(IndexTerms.deletions(term("jordan")).get(0).get(0));

        assertThat(lookup("jordan")).containsExactlyElementsOf(expected);
    }

    @Test
    void a_number_is_looked_up_by_last_digits_and_its_words() {
        assertThat(lookup("030-555-1239")).containsExactly("^w030\\-555\\-", "^w1239", "^d05551239");
    }

    @Test
    void a_word_with_few_leads_is_looked_up() {
        MongoLeadStore store = MongoLeadStore.of(database);
        SampleLeads samples = new SampleLeads();
        assertThat(lookup("lee wxyz")).first().isEqualTo("^wwxyz");

        for (int i = 0; i < IndexLookup.FEW; i++) {
            store.leads()
                    .add(samples.capture(
                            ACME,
                            SampleLeads.details()
                                    .email(i + "@example.com")
                                    .name("Jo", "Wxyz")
                                    .build()));
        }
        assertThat(lookup("lee wxyz")).first().isEqualTo("^wlee");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jo", "jo le", "1-2", "a´b"})
    void short_terms_are_not_looked_up(String search) {
        assertThat(lookup().candidates(LeadFilter.ALL, QueryTerm.split(search))).isEmpty();
    }

    private IndexLookup lookup() {
        return new IndexLookup(
                MongoCollections.of(database, database, "leadstone_").leads(), ACME);
    }

    private static QueryTerm term(String text) {
        return QueryTerm.split(text).get(0);
    }

    /** Returns the index terms of the condition, patterns as their texts. */
    private List<String> lookup(String search) {
        BsonDocument filter = lookup().candidates(LeadFilter.ALL, QueryTerm.split(search))
                .orElseThrow()
                .toBsonDocument();
        BsonArray terms = filter.getDocument(LeadDocumentFields.INDEX_TERMS).getArray("$in");
        assertThat(filter.keySet()).containsExactly(LeadDocumentFields.INDEX_TERMS);
        assertThat(terms.get(terms.size() - 1)).isEqualTo(BsonNull.VALUE);
        return terms.subList(0, terms.size() - 1).stream()
                .map(IndexLookupTest::text)
                .toList();
    }

    private static String text(BsonValue term) {
        return term.isString()
                ? term.asString().getValue()
                : term.asRegularExpression().getPattern();
    }
}
