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

    /** These hashes decide alone, because the text is not compared after them. */
    @Property
    void typing_error_hashes_match_exactly_the_typing_errors(
            @ForAll("words") String word, @ForAll("words") String query) {
        QueryTerm term = QueryTerm.split(query).get(0);
        Set<Long> hashes = hashes(new SearchText(" " + word + " \n " + word + " ", ""));

        if (term.allowsTypingError()) {
            assertThat(hasAny(hashes, NgramHashes.ofTypingErrors(ACME, query)))
                    .as("%s for %s", word, query)
                    .isEqualTo(TypingErrors.isAtMostOne(word, query));
        }
    }

    @Test
    void leads_of_another_company_have_other_hashes() {
        SearchText text = TYPICAL_LEAD;

        assertThat(NgramHashes.of(GLOBEX, text)).hasSizeGreaterThan(30).doesNotContain(NgramHashes.of(ACME, text));
    }

    @Test
    void hashes_of_different_texts_differ() {
        long[] hashes = IntStream.range(0, 200_000)
                .mapToObj(i -> new SearchText("", " " + Character.toString(0x4E00 + i % 20_000) + (i / 20_000) + "x "))
                .flatMapToLong(text -> LongStream.of(NgramHashes.of(ACME, text)))
                .distinct()
                .toArray();

        assertThat(hashes).hasSize(200_000);
    }

    @Test
    void a_typical_lead_has_50_to_75_hashes() {
        assertThat(hashes(TYPICAL_LEAD)).hasSizeBetween(50, 75);
    }

    /** Earlier versions wrote each sequence of three characters, as this one does at the end of a word. */
    @Test
    void three_characters_find_leads_of_earlier_versions() {
        Set<Long> atEnd = hashes(new SearchText(" lee ", ""));
        QueryTerm term = QueryTerm.split("lee").get(0);

        assertThat(NgramHashes.ofShortWords(ACME, term.spellings().get(0)))
                .singleElement()
                .satisfies(any -> assertThat(hasAny(atEnd, any)).isTrue());
    }

    @Test
    void a_number_has_no_hashes_of_typing_errors() {
        assertThat(NgramHashes.of(ACME, new SearchText(" ab12345678 ", "")))
                .as("seven n-grams, and the last three characters")
                .hasSize(8);
    }

    @Test
    void a_short_term_has_no_hashes() {
        QueryTerm term = QueryTerm.split("jo").get(0);

        assertThat(NgramHashes.ofSubstring(ACME, term.spellings().get(0))).isEmpty();
        assertThat(NgramHashes.ofShortWords(ACME, term.spellings().get(0))).isEmpty();
        assertThat(NgramHashes.ofDigits(ACME, "12")).isEmpty();
        assertThat(NgramHashes.ofThreeDigits(ACME, "12")).isEmpty();
    }

    private static boolean hasAny(Set<Long> hashes, long[] wanted) {
        return LongStream.of(wanted).anyMatch(hashes::contains);
    }

    private static Set<Long> hashes(SearchText text) {
        return LongStream.of(NgramHashes.of(ACME, text)).boxed().collect(Collectors.toSet());
    }

    /** Texts of few letters, so that many of them are one typing error apart. One of the letters takes two chars. */
    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withChars('a', 'b')
                .ofMinLength(3)
                .ofMaxLength(7)
                .map(word -> word.replace("b", Character.toString(0x10428)));
    }
}
