package io.leadstone.adapter.mybatis.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import io.leadstone.domain.search.TypingErrors;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NgramHashesTest {

    private static final SearchText TYPICAL_LEAD = new SearchText(
            " jordan \n lee \n jordan@example.com \n example ltd \n jordan lee example com ltd ", " 15551239000 ");

    private static final CompanyId ACME = new CompanyId("acme");
    private static final CompanyId GLOBEX = new CompanyId("globex");

    /** An index that misses what a search finds would be a search that finds something else. */
    @Property
    void what_a_term_finds_has_the_keys_that_it_asks_for(@ForAll("texts") String name, @ForAll("texts") String sought) {
        SearchText text = new SearchText(
                " " + name + " \n " + String.join(" ", SearchText.wordsOf(name).toList()) + " ", " 15551239000 ");
        for (QueryTerm term : QueryTerm.split(sought + " 555-12")) {
            if (term.matches(text)) {
                assertThat(isFound(term, keys(text))).as("%s in %s", term, text).isTrue();
            }
        }
    }

    /** Nobody compares what they give. */
    @Property
    void a_lead_has_a_key_that_is_near_just_where_a_word_is_a_typing_error_away(
            @ForAll("words") String word, @ForAll("words") String sought) {
        QueryTerm term = QueryTerm.split(sought).get(0);
        Set<Long> keys = keys(new SearchText(" " + word + " \n " + word + " ", ""));

        NgramHashes.near(ACME, term)
                .ifPresent(near -> assertThat(LongStream.of(near).anyMatch(keys::contains))
                        .as("%s for %s", word, sought)
                        .isEqualTo(TypingErrors.isAtMostOne(word, sought)));
    }

    @Test
    void leads_of_another_company_have_other_keys() {
        SearchText text = TYPICAL_LEAD;

        assertThat(NgramHashes.of(GLOBEX, text)).hasSizeGreaterThan(30).doesNotContain(NgramHashes.of(ACME, text));
    }

    @Test
    void few_keys_are_shared_by_chance() {
        long[] keys = IntStream.range(0, 200_000)
                .mapToObj(i -> new SearchText("", " " + Character.toString(0x4E00 + i % 20_000) + (i / 20_000) + "x "))
                .flatMapToLong(text -> LongStream.of(NgramHashes.of(ACME, text)))
                .distinct()
                .toArray();

        assertThat(keys).hasSize(200_000);
    }

    @Test
    void what_a_typical_lead_costs_an_index() {
        assertThat(keys(TYPICAL_LEAD)).hasSizeBetween(60, 100);
    }

    @Test
    void a_term_that_is_too_short_asks_for_nothing() {
        QueryTerm term = QueryTerm.split("jo").get(0);

        assertThat(NgramHashes.within(ACME, term)).isEmpty();
        assertThat(NgramHashes.near(ACME, term)).isEmpty();
        assertThat(NgramHashes.withinDigits(ACME, QueryTerm.split("12").get(0)))
                .hasValueSatisfying(keys -> assertThat(keys).isEmpty());
    }

    /** As a store looks it up. */
    private static boolean isFound(QueryTerm term, Set<Long> keys) {
        return hasAll(keys, NgramHashes.within(ACME, term))
                || NgramHashes.withinDigits(ACME, term)
                        .filter(digits -> hasAll(keys, digits))
                        .isPresent()
                || NgramHashes.near(ACME, term)
                        .filter(near -> LongStream.of(near).anyMatch(keys::contains))
                        .isPresent();
    }

    private static boolean hasAll(Set<Long> keys, long[] wanted) {
        return LongStream.of(wanted).allMatch(keys::contains);
    }

    private static Set<Long> keys(SearchText text) {
        return LongStream.of(NgramHashes.of(ACME, text)).boxed().collect(Collectors.toSet());
    }

    /** Of so few letters that many are an error apart; one of them takes two chars. */
    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withChars('a', 'b')
                .ofMinLength(3)
                .ofMaxLength(7)
                .map(word -> word.replace("b", Character.toString(0x10428)));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars('a', 'b', '-', '1')
                .ofMinLength(1)
                .ofMaxLength(9);
    }
}
