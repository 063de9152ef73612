package io.leadstone.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the format of a webhook's URL. */
class WebhookUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://crm.example",
                "https://crm.example:65535/hooks?tenant=1",
                "http://127.0.0.1:8080/",
                "https://[2001:db8::1]/hooks",
                "https://crm.example/Jos\u00e9"
            })
    void an_absolute_url_with_a_host_is_valid(String url) {
        assertThat(Webhook.isUrl(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "crm.example",
                "ftp://crm.example",
                "https:///hooks",
                "https:crm.example",
                "https://a b",
                "https://jordan@crm.example",
                "https://@crm.example",
                "https://crm.example/#part",
                "https://crm.example/#",
                "https://crm.example:65536",
                "https://crm.example:99999999999",
                "https://crm.example/\n",
                "https://crm.example/\u0000"
            })
    void any_other_url_is_invalid(String url) {
        assertThat(Webhook.isUrl(url)).isFalse();
    }

    @Test
    void an_unpaired_surrogate_is_invalid() {
        assertThat(Webhook.isUrl("https://crm.example/\ud800")).isFalse();
        assertThat(Webhook.isUrl("https://crm.example/\ud83d\ude00")).isTrue();
    }
}
