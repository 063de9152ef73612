package io.leadstone.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Uts46EmailKeysTest {

    private final Uts46EmailKeys keys = new Uts46EmailKeys();

    @ParameterizedTest
    @CsvSource({
        "Jordan@Example.COM, jordan@example.com",
        "INFO@M\u00DCLLER.example, info@xn--mller-kva.example",
        "info@mu\u0308ller.example, info@xn--mller-kva.example",
        "info@XN--MLLER-KVA.example, info@xn--mller-kva.example",
        "info@stra\u00DFe.example, info@xn--strae-oqa.example",
        "info@STRA\u1E9EE.example, info@xn--strae-oqa.example",
        "info@\u03B2\u03CC\u03BB\u03BF\u03C2.example, info@xn--nxasmm1c.example",
        "info@\u4F8B\u3048\u3002jp.example, info@xn--r8jz45g.jp.example",
        "info@\u043F\u043E\u0447\u0442\u0430.example, info@xn--80a1acny.example"
    })
    void the_domain_becomes_its_ascii_form(String address, String key) {
        assertThat(keys.keyOf(address)).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"info@a\u05D0.example", "info@\u0301a.example", "info@a\u0378.example"})
    void a_domain_that_uts_46_does_not_allow_is_refused(String address) {
        assertThat(keys.keyOf(address)).isEmpty();
    }

    /** The other tests of this class compare keys. If one of them must change, raise the number of the rule. */
    @Test
    void the_keys_state_their_rule() {
        assertThat(keys.rule()).isEqualTo("uts46-1");
    }
}
