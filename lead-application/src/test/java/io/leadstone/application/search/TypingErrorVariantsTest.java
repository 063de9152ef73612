package io.leadstone.application.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.search.RequiredSubstrings.Half;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.TypingErrors;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
    void a_text_that_matches_the_pattern_contains_the_substrings_of_an_element(
            @ForAll("texts") String mistyped, @ForAll("texts") String neighbour, @ForAll Edit edit, @ForAll int index) {
        String typed = edit.applied(mistyped, Math.floorMod(index, mistyped.length() - 1));
        String words = " " + neighbour + " " + typed + " " + neighbour + " ";

        if (Pattern.compile(TypingErrorVariants.pattern(mistyped))
                .matcher(words)
                .find()) {
            assertThat(TypingErrorVariants.substrings(mistyped))
                    .as("%s in '%s'", mistyped, words)
                    .anyMatch(substrings -> contains(words, substrings));
        }
    }

    private static boolean contains(String words, RequiredSubstrings substrings) {
        return substrings.all().stream().allMatch(words::contains)
                && (contains(words, substrings.beginning())
                        || contains(words, substrings.end())
                        || words.contains(substrings.swapped()));
    }

    private static boolean contains(String words, Half half) {
        return words.contains(half.text()) && half.others().stream().anyMatch(words::contains);
    }

    @Test
    void the_substrings_are_halves_and_the_word_with_swapped_middle() {
        assertThat(TypingErrorVariants.substrings("jordan"))
                .containsExactly(new RequiredSubstrings(
                        " ",
                        " ",
                        new Half(" jor", List.of(" jord", "an ", " joradn ")),
                        new Half("dan ", List.of(" j", "ordan ", " ojrdan ")),
                        " jodran "));
    }

    @Test
    void the_substrings_contain_the_words_without_the_error() {
        assertThat(TypingErrorVariants.substrings("example org"))
                .as("org is too short for an error")
                .containsExactly(new RequiredSubstrings(
                        " ",
                        " org ",
                        new Half(" exa", List.of(" examp", "le org ", " examlpe org ")),
                        new Half("mple org ", List.of(" e", "xample org ", " xeample org ")),
                        " exmaple org "));
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

    /** One to three words, of which at least one allows an error. */
    @Provide
    Arbitrary<String> texts() {
        return words().list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .filter(words -> words.stream().anyMatch(QueryTerm::allowsTypingError))
                .map(words -> String.join(" ", words));
    }

    enum Edit {
        INSERT {
            @Override
            String applied(String text, int index) {
                return text.substring(0, index) + "a" + text.substring(index);
            }
        },
        REMOVE {
            @Override
            String applied(String text, int index) {
                return text.substring(0, index) + text.substring(index + 1);
            }
        },
        REPLACE {
            @Override
            String applied(String text, int index) {
                return text.substring(0, index) + "b" + text.substring(index + 1);
            }
        },
        SWAP {
            @Override
            String applied(String text, int index) {
                return text.substring(0, index)
                        + text.charAt(index + 1)
                        + text.charAt(index)
                        + text.substring(index + 2);
            }
        };

        abstract String applied(String text, int index);
    }
}
