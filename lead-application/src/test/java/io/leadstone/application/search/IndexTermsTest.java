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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IndexTermsTest {

    private static final SearchText TYPICAL_LEAD = new SearchText(
            " jordan \n lee \n jordan@example.com \n example ltd \n jordan lee example com ltd ", " 15551239000 ");

    /** An index that misses what a search finds would be a search that finds something else. */
    @Property
    void what_a_term_finds_has_the_pieces_that_it_asks_for(
            @ForAll("texts") String name, @ForAll("texts") String sought) {
        String half = sought.substring(sought.offsetByCodePoints(0, sought.codePointCount(0, sought.length()) / 2));
        assertFound(textOf(name), sought + " 555-12 " + half);
    }

    @Property
    void what_stands_in_a_lead_is_found_by_any_part_of_it(@ForAll("longTexts") String name, @ForAll("cuts") int cut) {
        SearchText text = textOf(name);
        String part = name.substring(Math.min(cut, name.length() - 1));

        assertThat(QueryTerm.split(part)).allMatch(term -> term.matches(text));
        assertFound(text, part);
    }

    @Property
    void a_word_with_a_letter_missing_is_found_however_long_it_is(
            @ForAll("longWords") String word, @ForAll("cuts") int cut) {
        int missing = cut % word.length();
        SearchText text = textOf(word);
        QueryTerm term = QueryTerm.split(word.substring(0, missing) + word.substring(missing + 1))
                .get(0);

        assertThat(term.matches(text)).isEqualTo(term.allowsTypingError() || word.contains(term.text()));
        assertFound(text, term.text());
    }

    @Property
    void a_word_with_a_letter_too_many_is_found_however_short_it_is(
            @ForAll("shortWords") String word, @ForAll("cuts") int cut) {
        int added = cut % (word.length() + 1);
        SearchText text = textOf(word);
        QueryTerm term = QueryTerm.split(word.substring(0, added) + "x" + word.substring(added))
                .get(0);

        assertThat(term.matches(text)).isTrue();
        assertFound(text, term.text());
    }

    @Test
    void no_piece_is_longer_than_is_said() {
        SearchText text = textOf("müstermann-hansen@example.com 😀😀😀😀😀😀😀😀😀😀 " + "x".repeat(40));

        assertThat(IndexTerms.of(text))
                .isNotEmpty()
                .allMatch(piece -> piece.codePointCount(0, piece.length()) <= IndexTerms.MAX_CHARACTERS);
    }

    @Test
    void what_begins_another_piece_is_left_out() {
        assertThat(IndexTerms.of(textOf("lee@x lee")))
                .contains("wlee@x", "wee@x")
                .doesNotContain("wlee");
    }

    @Test
    void what_a_typical_lead_costs_an_index() {
        assertThat(IndexTerms.of(TYPICAL_LEAD)).hasSizeBetween(40, 60);
    }

    @Test
    void a_long_word_costs_no_more_than_its_ends() {
        assertThat(IndexTerms.deletions(QueryTerm.split("mustermannhausener").get(0)))
                .hasValueSatisfying(pieces -> assertThat(pieces).hasSize(9).contains("nmustener"));
    }

    @Test
    void words_that_begin_alike_have_other_pieces() {
        QueryTerm term = QueryTerm.split("customer123456").get(0);
        SearchText text = textOf("customer654321");

        assertThat(IndexTerms.suffixRanges(term)).anyMatch(range -> none(text, range));
        assertThat(Collections.disjoint(
                        IndexTerms.of(text), IndexTerms.deletions(term).orElseThrow()))
                .isTrue();
    }

    @Test
    void a_term_that_is_too_short_asks_for_nothing() {
        assertThat(IndexTerms.suffixRanges(QueryTerm.split("jo").get(0))).isEmpty();
        assertThat(IndexTerms.deletions(QueryTerm.split("jo").get(0))).isEmpty();
        assertThat(IndexTerms.digitRanges(QueryTerm.split("1-2").get(0)))
                .hasValueSatisfying(ranges -> assertThat(ranges).isEmpty());
    }

    @Test
    void a_long_term_is_asked_for_in_parts_that_overlap_and_reach_its_end() {
        assertThat(IndexTerms.suffixRanges(QueryTerm.split("abcdefghijklmn").get(0)))
                .extracting(Range::from)
                .containsExactly("wabcdefgh", "wefghijkl", "wghijklmn");
    }

    @Test
    void a_range_ends_where_what_begins_so_ends() {
        assertThat(IndexTerms.suffixRanges(QueryTerm.split("abc").get(0))).containsExactly(new Range("wabc", "wabd"));
        assertThat(Range.ofPrefix("wab\ud7ff")).isEqualTo(new Range("wab\ud7ff", "wab\ue000"));
        assertThat(Range.ofPrefix("wab\udbff\udfff")).isEqualTo(new Range("wab\udbff\udfff", "wac"));
    }

    private static void assertFound(SearchText text, String sought) {
        Set<String> pieces = IndexTerms.of(text);
        for (QueryTerm term : QueryTerm.split(sought)) {
            if (term.matches(text) && !asksForNothing(term)) {
                assertThat(isFound(term, pieces)).as("%s in %s", term, text).isTrue();
            }
        }
    }

    private static boolean asksForNothing(QueryTerm term) {
        return isShort(term.text())
                || term.digits().filter(IndexTermsTest::isShort).isPresent();
    }

    private static boolean isShort(String text) {
        return SearchText.chunksOf(text).allMatch(chunk -> chunk.codePointCount(0, chunk.length()) < 3);
    }

    /** As a store looks it up. */
    private static boolean isFound(QueryTerm term, Set<String> pieces) {
        Predicate<Range> isMet = range -> pieces.stream().anyMatch(piece -> isIn(range, piece));
        return isMetByEach(IndexTerms.suffixRanges(term), isMet)
                || IndexTerms.digitRanges(term)
                        .filter(digits -> isMetByEach(digits, isMet))
                        .isPresent()
                || IndexTerms.deletions(term)
                        .filter(near -> !Collections.disjoint(near, pieces))
                        .isPresent();
    }

    private static boolean isMetByEach(List<Range> ranges, Predicate<Range> isMet) {
        return !ranges.isEmpty() && ranges.stream().allMatch(isMet);
    }

    private static boolean none(SearchText text, Range range) {
        return IndexTerms.of(text).stream().noneMatch(piece -> isIn(range, piece));
    }

    /** In the order of a database. */
    private static boolean isIn(Range range, String piece) {
        return Arrays.compareUnsigned(utf8(range.from()), utf8(piece)) <= 0
                && Arrays.compareUnsigned(utf8(piece), utf8(range.to())) < 0;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SearchText textOf(String name) {
        String folded = SearchText.fold(name);
        return new SearchText(
                " " + folded + " \n "
                        + String.join(" ", SearchText.wordsOf(folded).distinct().toList()) + " ",
                " 15551239000 ");
    }

    /** Few letters, so that many are found; a sign that is folded to two with a blank before them; one beyond the first plane. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "-", "1", "\u00a8", "\ud835\udc9c", "😀")
                .list()
                .ofMinSize(1)
                .ofMaxSize(9)
                .map(signs -> String.join("", signs));
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
