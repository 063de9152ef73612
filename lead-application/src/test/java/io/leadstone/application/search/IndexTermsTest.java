package io.leadstone.application.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.search.IndexTerms.Range;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IndexTermsTest {

    private static final SearchText TYPICAL_LEAD = new SearchText(
            " jordan \n lee \n jordan@example.com \n example ltd \n jordan lee example com ltd ", " 15551239000 ");

    /** If the index missed a lead, the same search would give another result than on a store without an index. */
    @Property
    void a_lead_that_a_query_term_matches_is_in_the_index(
            @ForAll("texts") String name, @ForAll("texts") String search) {
        String half = search.substring(search.offsetByCodePoints(0, search.codePointCount(0, search.length()) / 2));
        assertFound(textOf(name), search + " 555-12 " + half);
    }

    @Property
    void any_part_of_a_text_finds_the_lead(@ForAll("longTexts") String name, @ForAll("cuts") int cut) {
        SearchText text = textOf(name);
        String part = name.substring(Math.min(cut, name.length() - 1));

        assertThat(QueryTerm.split(part)).allMatch(term -> term.matches(text));
        assertFound(text, part);
    }

    @Property
    void a_long_word_is_found_without_one_character(@ForAll("longWords") String word, @ForAll("cuts") int cut) {
        int missing = cut % word.length();
        SearchText text = textOf(word);
        QueryTerm term = QueryTerm.split(word.substring(0, missing) + word.substring(missing + 1))
                .get(0);

        assertThat(term.matches(text)).isEqualTo(term.allowsTypingError() || word.contains(term.text()));
        assertFound(text, term.text());
    }

    @Property
    void a_short_word_is_found_with_one_more_character(@ForAll("shortWords") String word, @ForAll("cuts") int cut) {
        int added = cut % (word.length() + 1);
        SearchText text = textOf(word);
        QueryTerm term = QueryTerm.split(word.substring(0, added) + "x" + word.substring(added))
                .get(0);

        assertThat(term.matches(text)).isTrue();
        assertFound(text, term.text());
    }

    @Test
    void no_index_term_exceeds_the_maximum_length() {
        SearchText text = textOf("müstermann-hansen@example.com 😀😀😀😀😀😀😀😀😀😀 " + "x".repeat(40));

        assertThat(IndexTerms.of(text))
                .isNotEmpty()
                .allMatch(term -> term.codePointCount(0, term.length()) <= IndexTerms.MAX_CHARACTERS);
    }

    @Test
    void a_prefix_of_another_index_term_is_omitted() {
        assertThat(IndexTerms.of(textOf("lee@x lee")))
                .contains("wlee@x", "wee@x")
                .doesNotContain("wlee");
    }

    @Test
    void a_typical_lead_has_about_fifty_index_terms() {
        assertThat(IndexTerms.of(TYPICAL_LEAD)).hasSizeBetween(40, 60);
    }

    @Test
    void a_long_word_has_few_deletion_terms() {
        assertThat(deletions("mustermannhausener")).hasSize(9).contains("nmustener");
    }

    @Test
    void words_with_the_same_beginning_have_different_index_terms() {
        QueryTerm term = QueryTerm.split("customer123456").get(0);
        SearchText text = textOf("customer654321");

        assertThat(IndexTerms.suffixRanges(term).get(0)).anyMatch(range -> none(text, range));
        assertThat(Collections.disjoint(IndexTerms.of(text), deletions(term.text())))
                .isTrue();
    }

    @Test
    void a_short_query_term_has_no_index_terms() {
        assertThat(IndexTerms.suffixRanges(QueryTerm.split("jo").get(0))).containsExactly(List.of());
        assertThat(IndexTerms.deletions(QueryTerm.split("jo").get(0))).isEmpty();
        assertThat(IndexTerms.digitRanges(QueryTerm.split("1-2").get(0))).containsExactly(List.of());
    }

    @Test
    void a_long_query_term_has_overlapping_ranges() {
        assertThat(IndexTerms.suffixRanges(QueryTerm.split("abcdefghijklmn").get(0))
                        .get(0))
                .extracting(Range::from)
                .containsExactly("wabcdefgh", "wefghijkl", "wghijklmn");
    }

    @Test
    void a_range_contains_all_terms_with_its_prefix() {
        assertThat(IndexTerms.suffixRanges(QueryTerm.split("abc").get(0)))
                .containsExactly(List.of(new Range("wabc", "wabd")));
        assertThat(Range.ofPrefix("wab\ud7ff")).isEqualTo(new Range("wab\ud7ff", "wab\ue000"));
        assertThat(Range.ofPrefix("wab\udbff\udfff")).isEqualTo(new Range("wab\udbff\udfff", "wac"));
    }

    private static void assertFound(SearchText text, String search) {
        Set<String> indexTerms = IndexTerms.of(text);
        for (QueryTerm term : QueryTerm.split(search)) {
            if (term.matches(text) && !hasNoRanges(term)) {
                assertThat(isFound(term, indexTerms)).as("%s in %s", term, text).isTrue();
            }
        }
    }

    private static boolean hasNoRanges(QueryTerm term) {
        return Stream.concat(IndexTerms.suffixRanges(term).stream(), IndexTerms.digitRanges(term).stream())
                .anyMatch(List::isEmpty);
    }

    private static Set<String> deletions(String word) {
        return IndexTerms.deletions(QueryTerm.split(word).get(0)).get(0).get(0);
    }

    /** Looks the term up as a store does. */
    private static boolean isFound(QueryTerm term, Set<String> indexTerms) {
        Predicate<Range> hasTerm = range -> indexTerms.stream().anyMatch(each -> isIn(range, each));
        return Stream.concat(IndexTerms.suffixRanges(term).stream(), IndexTerms.digitRanges(term).stream())
                        .anyMatch(ranges -> ranges.stream().allMatch(hasTerm))
                || IndexTerms.deletions(term).stream()
                        .anyMatch(words -> words.stream().noneMatch(word -> Collections.disjoint(word, indexTerms)));
    }

    private static boolean none(SearchText text, Range range) {
        return IndexTerms.of(text).stream().noneMatch(term -> isIn(range, term));
    }

    /** Compares as a database does. */
    private static boolean isIn(Range range, String term) {
        return Arrays.compareUnsigned(utf8(range.from()), utf8(term)) <= 0
                && Arrays.compareUnsigned(utf8(term), utf8(range.to())) < 0;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SearchText textOf(String name) {
        String folded = SearchText.fold(name);
        return new SearchText(
                " " + folded + " \n "
                        + String.join(" ", SearchText.wordsOf(folded).toList()) + " ",
                " 15551239000 ");
    }

    /**
     * Few characters, so that many terms match. They include one that is folded to two characters with a blank before
     * them, and some outside the basic multilingual plane.
     */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "-", "1", "\u00a8", "\ud835\udc9c", "😀")
                .list()
                .ofMinSize(1)
                .ofMaxSize(9)
                .map(characters -> String.join("", characters));
    }

    @Provide
    Arbitrary<String> longTexts() {
        return Arbitraries.strings()
                .withChars('a', 'b', '-', '1', ' ', '@')
                .ofMinLength(1)
                .ofMaxLength(40);
    }

    @Provide
    Arbitrary<String> longWords() {
        return Arbitraries.strings().withChars('a', 'b', 'c').ofMinLength(4).ofMaxLength(34);
    }

    @Provide
    Arbitrary<String> shortWords() {
        return Arbitraries.strings().withChars('a', 'b', 'c').ofMinLength(3).ofMaxLength(9);
    }

    @Provide
    Arbitrary<Integer> cuts() {
        return Arbitraries.integers().between(0, 39);
    }
}
