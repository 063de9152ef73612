package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.SearchKeys;
import io.leadstone.domain.SearchTerm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchLookupTest {

    @ParameterizedTest
    @CsvSource({
        "jordan,jor",
        "johnson,joh",
        "schwarz,chw",
        "jordan@example.com,jor",
        "@yahoo.com,yah",
        "ab@yahoo.com,b@y",
        "παπαδοπουλος,παπ",
        "lee1985,985",
        "abc,abc"
    })
    void of_a_word_three_signs_are_asked_for_that_are_likely_to_be_rare(String word, String rarest) {
        assertThat(SearchLookup.rarest(word)).contains(rarest);
    }

    @Test
    void a_word_asks_for_one_key_of_it_and_for_all_with_a_typing_error() {
        SearchTerm jordan = term("jordan");

        assertThat(asked("jordan"))
                .containsExactlyInAnyOrderElementsOf(keys(
                        SearchKeys.within(ACME, term("jor")),
                        SearchKeys.near(ACME, jordan).orElseThrow()));
    }

    @Test
    void a_number_asks_for_its_end_and_for_what_it_may_be_in_a_word() {
        assertThat(asked("555-1239"))
                .containsExactlyInAnyOrderElementsOf(keys(
                        SearchKeys.within(
                                ACME, term(SearchLookup.rarest("555-1239").orElseThrow())),
                        SearchKeys.withinDigits(ACME, term("239")).orElseThrow()));
    }

    @Test
    void of_several_words_the_one_with_the_rarest_signs_is_looked_up() {
        assertThat(asked("ann quixley 030 com")).isEqualTo(asked("quixley"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jo", "jo le", "1-2", "a´b"})
    void what_is_too_short_is_looked_for_along_the_order_of_the_list(String search) {
        assertThat(SearchLookup.candidates(ACME, SearchTerm.split(search))).isEmpty();
    }

    private static SearchTerm term(String text) {
        return SearchTerm.split(text).get(0);
    }

    private static List<BsonValue> asked(String search) {
        BsonDocument filter = SearchLookup.candidates(ACME, SearchTerm.split(search))
                .orElseThrow()
                .toBsonDocument();
        BsonArray keys = filter.getDocument(LeadFields.SEARCH_KEYS).getArray("$in");
        assertThat(filter.keySet()).containsExactly(LeadFields.SEARCH_KEYS);
        assertThat(keys.get(keys.size() - 1)).isEqualTo(BsonNull.VALUE);
        return keys.subList(0, keys.size() - 1);
    }

    private static List<BsonInt64> keys(long[]... keys) {
        return Arrays.stream(keys)
                .flatMapToLong(LongStream::of)
                .mapToObj(BsonInt64::new)
                .toList();
    }
}
