package io.leadstone.adapter.mongo.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPatternTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.c",
                ".*",
                "^a",
                "a$",
                "[a]",
                "a|b",
                "a{2}",
                "(?i)a",
                "\\E",
                "\\Qa\\E",
                "a+b@c.de",
                "50%",
                "ü🦊"
            })
    void finds_the_text_itself(String text) {
        assertThat(Pattern.compile(PlainPattern.of(text))
                        .matcher("x" + text + "y")
                        .find())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.c", "[abc]", "a|b", "ab*", "(a)(b)(c)", "\\w", "^", "$"})
    void finds_nothing_else(String text) {
        assertThat(Pattern.compile(PlainPattern.of(text)).matcher("abc").find()).isFalse();
    }

    /** A zero would end the pattern on its way, half a character is no UTF-8: neither stands in any lead. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000", "\uD83E", "\uDD8Aa"})
    void finds_nothing_at_all_where_no_lead_can_have_the_text(String text) {
        String pattern = PlainPattern.of(text);

        assertThat(pattern.codePoints()).allMatch(sign -> sign != 0 && Character.getType(sign) != Character.SURROGATE);
        assertThat(Pattern.compile(pattern).matcher(text + "abc").find()).isFalse();
    }

    @Test
    void letters_and_digits_stand_as_they_are() {
        assertThat(PlainPattern.of("jordan7é")).isEqualTo("jordan7é");
    }
}
