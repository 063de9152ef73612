package io.leadstone.application.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.TypingErrors;
import java.util.Collections;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TypingErrorVariantsTest {

    @Property
    void words_with_at_most_one_error_have_a_deletion_in_common(
            @ForAll("words") String one, @ForAll("words") String other) {
        if (TypingErrors.isAtMostOne(one, other)) {
            assertThat(Collections.disjoint(TypingErrorVariants.deletions(one), TypingErrorVariants.deletions(other)))
                    .isFalse();
        }
    }

    @Property
    void in_a_word_with_at_most_one_error_something_remains(
            @ForAll("words") String one, @ForAll("words") String other) {
        if (TypingErrors.isAtMostOne(one, other)) {
            assertThat(TypingErrorVariants.halves(one)).anyMatch(other::contains);
        }
    }

    @Property
    void in_a_word_with_two_letters_swapped_something_remains(
            @ForAll("words") String word, @ForAll @IntRange(max = 4) int place) {
        StringBuilder swapped = new StringBuilder(word);
        if (place + 1 < word.length()) {
            swapped.setCharAt(place, word.charAt(place + 1));
            swapped.setCharAt(place + 1, word.charAt(place));
        }

        assertThat(TypingErrorVariants.halves(word)).anyMatch(swapped.toString()::contains);
    }

    @Test
    void what_remains_says_much() {
        assertThat(TypingErrorVariants.halves("jordan")).containsExactly("jor", "dan", "jodran");
        assertThat(TypingErrorVariants.halves("😀b😁")).containsExactly("😀", "b😁", "b😀😁");
    }

    @Test
    void a_short_term_has_no_variants() {
        QueryTerm term = QueryTerm.split("lee").get(0);

        assertThat(TypingErrorVariants.pattern(term)).isEmpty();
        assertThat(TypingErrorVariants.substrings(term)).isEmpty();
    }

    @Property
    void the_pattern_finds_exactly_these(@ForAll("words") String one, @ForAll("words") String other) {
        Pattern pattern = Pattern.compile(TypingErrorVariants.alternatives(one));
        boolean differs = !one.equals(other);
        if (differs) {
            assertThat(pattern.matcher(other).matches()).isEqualTo(TypingErrors.isAtMostOne(one, other));
        }
    }

    /** Few letters, so that neighbours are often met. */
    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars('a', 'b', 'c').ofMinLength(1).ofMaxLength(6);
    }
}
