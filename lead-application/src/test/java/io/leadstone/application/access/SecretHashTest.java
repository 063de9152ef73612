package io.leadstone.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SecretHashTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void it_matches_only_its_secret_and_reveals_neither() {
        SecretHash hash = SecretHash.of("correct horse", random);

        assertThat(hash.matches("correct horse")).isTrue();
        assertThat(hash.matches("correct horsf")).isFalse();
        assertThat(hash.matches("")).isFalse();
        assertThat(new SecretHash(hash.value()).matches("correct horse")).isTrue();
        assertThat(hash.value()).doesNotContain("correct");
        assertThat(hash.toString()).doesNotContain(hash.value());
    }

    @Test
    void two_hashes_of_one_secret_differ() {
        assertThat(SecretHash.of("a", random)).isNotEqualTo(SecretHash.of("a", random));
    }

    @Test
    void a_malformed_hash_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SecretHash("correct horse"));
    }
}
