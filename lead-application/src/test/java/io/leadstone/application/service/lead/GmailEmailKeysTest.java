package io.leadstone.application.service.lead;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GmailEmailKeysTest {

    private final GmailEmailKeys keys = new GmailEmailKeys(new JdkEmailKeys());

    @ParameterizedTest
    @CsvSource({
        "Jor.Dan@gmail.com, jordan@gmail.com",
        "jordan+news@gmail.com, jordan@gmail.com",
        "j.o.r.d.a.n+a+b.c@googlemail.com, jordan@gmail.com",
        "jor.dan+news@example.com, jor.dan+news@example.com",
        "jor.dan@mail.gmail.com, jor.dan@mail.gmail.com",
        "+news@gmail.com, +news@gmail.com"
    })
    void dots_and_tags_do_not_count_for_gmail(String address, String key) {
        assertThat(keys.keyOf(address)).contains(key);
    }

    /** The other tests of this class compare keys. If one of them must change, raise the number of the rule. */
    @Test
    void the_keys_state_their_rule() {
        assertThat(keys.rule()).isEqualTo("jdk-1+gmail-1");
    }
}
