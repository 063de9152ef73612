package io.leadstone.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypingErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "jordan, jordan, true",
        "jordn, jordan, true",
        "joordan, jordan, true",
        "jardan, jordan, true",
        "jrodan, jordan, true",
        "ordan, jordan, true",
        "jordna, jordan, true",
        "jrodna, jordan, false",
        "jrdn, jordan, false",
        "ojrdan, jordan, true",
        "odrjan, jordan, false",
        "ca, abc, false",
        "😀o, 😁o, true",
        "a😀, 😀a, true"
    })
    void one_error_is_accepted_and_two_are_not(String one, String other, boolean accepted) {
        assertThat(TypingErrors.isAtMostOne(one, other)).isEqualTo(accepted);
        assertThat(TypingErrors.isAtMostOne(other, one)).isEqualTo(accepted);
    }

    @Property
    void the_result_equals_the_optimal_string_alignment_distance(
            @ForAll("words") String one, @ForAll("words") String other) {
        assertThat(TypingErrors.isAtMostOne(one, other)).isEqualTo(distance(one, other) <= 1);
    }

    /** Few letters, so that equal neighbors are frequent. */
    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars('a', 'b', 'c').ofMinLength(1).ofMaxLength(6);
    }

    /** Optimal string alignment distance by its recurrence. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + wrong);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
