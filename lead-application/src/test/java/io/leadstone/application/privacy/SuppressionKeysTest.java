package io.leadstone.application.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionKeysTest {

    private static final String KEY = "B".repeat(42) + "A=";

    @Test
    void the_keys_have_the_order_of_the_text() {
        assertThat(SuppressionKeys.of("2026:" + KEY + ", 2025:" + KEY).ids()).containsExactly("2026", "2025");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    secretkey          | must be keys separated by commas, each as id:key
                    secret key:AAAA    | must have ids of keys of 1 to
                    2026:secret-key    | must have keys in Base64, but the key '2026' is not
                    2026:c2VjcmV0      | must have keys of 32 bytes, but the key '2026' has 6
                    """)
    void the_message_names_the_fault_and_no_key(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuppressionKeys.of(text))
                .withMessageStartingWith(message)
                .satisfies(wrong -> assertThat(wrong.getMessage()).doesNotContain("secret", "c2VjcmV0"));
    }

    @Test
    void two_keys_have_different_ids() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuppressionKeys.of("2026:" + KEY + ",2026:" + KEY))
                .withMessage("must not have two keys with the id '2026'");
    }
}
