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
    void the_text_itself_matches(String text) {
        assertThat(Pattern.compile(PlainPattern.of(text))
                        .matcher("x" + text + "y")
                        .find())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.c", "[abc]", "a|b", "ab*", "(a)(b)(c)", "\\w", "^", "$"})
    void other_texts_do_not_match(String text) {
        assertThat(Pattern.compile(PlainPattern.of(text)).matcher("abc").find()).isFalse();
    }

    /** No lead has such a text: a zero would end the pattern, and half a character is not valid UTF-8. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000", "\uD83E", "\uDD8Aa"})
    void impossible_texts_match_nothing(String text) {
        String pattern = PlainPattern.of(text);

        assertThat(pattern.codePoints())
                .allMatch(character -> character != 0 && Character.getType(character) != Character.SURROGATE);
        assertThat(Pattern.compile(pattern).matcher(text + "abc").find()).isFalse();
    }

    @Test
    void letters_and_digits_are_not_escaped() {
        assertThat(PlainPattern.of("jordan7é")).isEqualTo("jordan7é");
    }
}
