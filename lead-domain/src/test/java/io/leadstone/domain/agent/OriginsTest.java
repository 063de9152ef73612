package io.leadstone.domain.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example",
        "https://SHOP.example:443, https://shop.example",
        "http://localhost:3000, http://localhost:3000",
        "http://127.0.0.1:80, http://127.0.0.1",
        "https://127.0.0.1:80, https://127.0.0.1:80",
        "http://[::1]:8080, http://[::1]:8080",
        "https://xn--mnchen-3ya.example, https://xn--mnchen-3ya.example"
    })
    void an_origin_has_one_normal_form(String origin, String normal) {
        assertThat(Origins.isValid(origin)).isTrue();
        assertThat(Origins.normal(origin)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://",
                "https://:::",
                "https://...",
                "https://[",
                "https://a:b",
                "https://shop.example:",
                "https://shop.example:0",
                "https://shop.example:0443",
                "https://shop.example:65536",
                "https://shop.example:99999999999",
                "https://shop.example/",
                "https://user@shop.example",
                "https://-shop.example",
                "HTTPS://shop.example",
                "ftp://shop.example",
                "null"
            })
    void a_text_that_no_browser_sends_is_no_origin(String text) {
        assertThat(Origins.isValid(text)).isFalse();
    }
}
