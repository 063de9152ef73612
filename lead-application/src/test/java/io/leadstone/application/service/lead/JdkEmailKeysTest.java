package io.leadstone.application.service.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.lead.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdkEmailKeysTest {

    private final JdkEmailKeys keys = new JdkEmailKeys();

    @ParameterizedTest
    @CsvSource({
        "Jordan@Example.COM, jordan@example.com",
        "info@m\u00FCller.example, info@xn--mller-kva.example",
        "INFO@M\u00DCLLER.example, info@xn--mller-kva.example",
        "info@mu\u0308ller.example, info@xn--mller-kva.example",
        "info@XN--MLLER-KVA.example, info@xn--mller-kva.example",
        "m\u00FCller@example.com, m\u00FCller@example.com",
        "\u7528\u6237@\u4F8B\u5B50.\u516C\u53F8, \u7528\u6237@xn--fsqu00a.xn--55qx5d",
        "info@\u4F8B\u3048\u3002jp.example, info@xn--r8jz45g.jp.example",
        "info@\u043F\u043E\u0447\u0442\u0430.example, info@xn--80a1acny.example"
    })
    void the_domain_becomes_its_ascii_form(String address, String key) {
        assertThat(keys.keyOf(address)).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "info@stra\u00DFe.example",
                "info@STRA\u1E9EE.example",
                "info@\u03B2\u03CC\u03BB\u03BF\u03C2.example",
                "info@\u0DC1\u0DCA\u200D\u0DBB\u0DD3.example",
                "info@\uD83E\uDD8A.example"
            })
    void a_domain_that_idna_2003_changes_or_does_not_know_is_refused(String address) {
        assertThat(keys.keyOf(address)).isEmpty();
    }

    @Test
    void a_key_has_at_most_254_characters() {
        String label = "\u4F8B\u3048\u5B50\u516C\u53F8\u4E2D\u56FD\u65E5\u672C\u8A9E";
        String address = "a@" + (label + ".").repeat(9) + "example";

        assertThat(EmailAddress.isValid(address)).isTrue();
        assertThat(keys.keyOf(address)).isEmpty();
    }

    /** The other tests of this class compare keys. If one of them must change, raise the number of the rule. */
    @Test
    void the_keys_state_their_rule() {
        assertThat(keys.rule()).isEqualTo("jdk-1");
    }
}
