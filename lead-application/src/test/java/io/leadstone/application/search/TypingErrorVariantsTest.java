package io.leadstone.application.search;

import static org.assertj.core.api.Assertions.assertThat;

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
    void a_word_with_one_error_contains_a_substring(@ForAll("words") String one, @ForAll("words") String other) {
        if (TypingErrors.isAtMostOne(one, other)) {
            assertThat(TypingErrorVariants.substrings(one)).anyMatch(other::contains);
        }
    }

    @Property
    void a_word_with_swapped_characters_contains_a_substring(
            @ForAll("words") String word, @ForAll @IntRange(max = 4) int index) {
        StringBuilder swapped = new StringBuilder(word);
        if (index + 1 < word.length()) {
            swapped.setCharAt(index, word.charAt(index + 1));
            swapped.setCharAt(index + 1, word.charAt(index));
        }

        assertThat(TypingErrorVariants.substrings(word)).anyMatch(swapped.toString()::contains);
    }

    @Test
    void the_substrings_are_halves_and_the_word_with_swapped_middle() {
        assertThat(TypingErrorVariants.substrings("jordan")).containsExactly("jor", "dan", "jodran");
        assertThat(TypingErrorVariants.substrings("😀b😁")).containsExactly("😀", "b😁", "b😀😁");
    }

    @Test
    void only_one_word_of_several_may_have_an_error() {
        Pattern pattern = Pattern.compile(TypingErrorVariants.pattern("jordan lee garbrecht"));

        assertThat(" jordn lee garbrecht ").matches(pattern);
        assertThat(" jordan lee garbrecth ").matches(pattern);
        assertThat(" jordan le garbrecht ").as("short word").doesNotMatch(pattern);
        assertThat(" jordn lee garbrecth ").as("two errors").doesNotMatch(pattern);
        assertThat(" jordanlee garbrecht ").as("missing blank").doesNotMatch(pattern);
    }

    @Property
    void the_pattern_matches_exactly_the_words_with_one_error(
            @ForAll("words") String one, @ForAll("words") String other) {
        Pattern pattern = Pattern.compile(TypingErrorVariants.alternatives(one));
        boolean differs = !one.equals(other);
        if (differs) {
            assertThat(pattern.matcher(other).matches()).isEqualTo(TypingErrors.isAtMostOne(one, other));
        }
    }

    /** Few characters, so that similar words occur often. */
    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars('a', 'b', 'c').ofMinLength(1).ofMaxLength(6);
    }
}
