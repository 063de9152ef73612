package io.leadstone.application.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.search.TypingErrorVariantsTest.Edit;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TermPartsTest {

    @Property
    void each_match_contains_a_part_or_the_digits(@ForAll("texts") String typed, @ForAll("texts") String stored) {
        SearchText text = new SearchText(" " + stored + " " + stored.replace(" ", "") + " ", "491701234567");

        QueryTerm.split(typed).forEach(term -> assertPart(term, text));
    }

    @Property
    void a_text_with_one_typing_error_contains_a_part(
            @ForAll("texts") String typed, @ForAll Edit edit, @ForAll int index) {
        for (QueryTerm term : QueryTerm.split(typed)) {
            for (String mistyped : term.mistyped()) {
                String stored = edit.applied(mistyped, Math.floorMod(index, mistyped.length() - 1));
                assertPart(term, new SearchText(" " + stored + " ", ""));
            }
        }
    }

    private static void assertPart(QueryTerm term, SearchText text) {
        List<String> parts = TermParts.of(term);
        if (!parts.isEmpty() && term.matches(text)) {
            boolean hasPart = parts.stream().anyMatch(text.words()::contains);
            boolean hasDigits = term.digits().stream().anyMatch(text.phoneDigits()::contains);
            assertThat(hasPart || hasDigits)
                    .as("%s in '%s'", parts, text.words())
                    .isTrue();
        }
    }

    @Test
    void a_word_has_a_part_before_and_after_its_middle() {
        assertThat(partsOf("jordan")).containsExactly("jo", "dan");
        assertThat(partsOf("garbrecht")).containsExactly("garb", "echt");
    }

    @Test
    void an_address_has_the_parts_of_a_word_before_the_domain() {
        assertThat(partsOf("j.garbrecht@international.example")).containsExactly("garb", "echt");
    }

    @Test
    void an_address_with_a_short_name_has_the_parts_of_the_domain() {
        assertThat(partsOf("j@garbrecht.example")).containsExactly("garb", "echt");
    }

    @Test
    void a_part_that_contains_another_one_is_left_out() {
        assertThat(partsOf("o'hagan")).as("gan of ohagan contains an of hagan").containsExactly("ha", "an", "oh");
    }

    @Test
    void a_short_word_has_no_parts() {
        assertThat(partsOf("jodi")).as("its parts would have one character").isEmpty();
        assertThat(partsOf("lee")).as("it allows no typing error").isEmpty();
    }

    @Test
    void a_word_that_allows_no_error_is_one_part() {
        assertThat(partsOf("jodi.abc")).containsExactly("abc");
    }

    private static List<String> partsOf(String typed) {
        return TermParts.of(QueryTerm.split(typed).get(0));
    }

    /** Words of few characters, so that many texts match, with the punctuation of names, addresses and numbers. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words =
                Arbitraries.strings().withChars('a', 'b', 'c').ofMinLength(1).ofMaxLength(9);
        Arbitrary<String> separators = Arbitraries.of("-", "'", ".", "@", " ", " 1234567 ");
        return words.list().ofMinSize(1).ofMaxSize(3).flatMap(list -> separators.map(with -> String.join(with, list)));
    }
}
