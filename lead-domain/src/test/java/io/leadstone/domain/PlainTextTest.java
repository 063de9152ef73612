package io.leadstone.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x09, 0x0A, 0x20, 0x85, 0xA0, 0x1680, 0x2007, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, // White_Space
                0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A,
                0x202E, 0x2060, 0x2063, 0x2066, 0x2069, 0x206F, 0x2800, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0x1BCA0, 0x1D173
            })
    void blanks_and_invisible_characters_are_trimmed(int character) {
        String invisible = Character.toString(character);

        assertThat(PlainText.normalized(invisible + invisible + "Ana" + invisible))
                .isEqualTo("Ana");
        assertThat(PlainText.normalized(invisible)).isEmpty();
        assertThat(PlainText.normalized("A" + invisible + "a")).hasSize(2 + invisible.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u2764\uFE0F", // a variation selector makes a red heart
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F", // tags make a
                // flag
                "\u0D28\u0D4D\u200D", // a joiner after a virama makes a chillu of Malayalam
                "\u0915\u094D\u200C",
                "\u0600123", // an Arabic sign with a visible form
                "\u0301" // a combining mark without a base
            })
    void characters_that_change_what_is_seen_stay(String text) {
        assertThat(PlainText.normalized(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFE0F", "\uDB40\uDC67\uDB40\uDC7F", "\u180B\u200D\uFE0F\u00A0"})
    void a_text_of_modifiers_alone_is_blank(String text) {
        assertThat(PlainText.normalized(text)).isEmpty();
    }

    @Test
    void texts_are_composed_and_counted_in_code_points() {
        assertThat(PlainText.normalized("Zoe\u0308 \u1112\u1161\u11AB")).isEqualTo("Zo\u00EB \uD55C");
        assertThat(PlainText.length("a\uD83D\uDE00e\u0301")).isEqualTo(4);
        assertThat(PlainText.requireSingleLine("name", "\uD83D\uDE00".repeat(3), 3))
                .hasSize(6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlainText.requireSingleLine("name", "\uD83D\uDE00".repeat(4), 3));
    }

    /** Sorting 500,000 marks takes the JDK minutes. */
    @Test
    @Timeout(20)
    void a_text_with_many_combining_marks_is_not_composed() {
        String marks = "e" + "\u0301\u0323".repeat(250_000);

        assertThat(PlainText.normalized(" " + marks)).isEqualTo(marks);
        assertThat(PlainText.normalized("e" + "\u0301\u0323".repeat(15))).startsWith("\u1EB9\u0323");
    }
}
