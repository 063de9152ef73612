package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.application.query.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks that a company can use only cursors that this installation has returned to it. */
class CursorForgeryTest {

    private static final String LIST = "/v1/lead/company?per_page=1";
    private static final int MAC_BYTES = 16;

    private static RestHost host;
    private static String cursor = "";

    @BeforeAll
    static void createLeads() {
        host = RestHost.start();
        for (String company : new String[] {RestHost.ACME, RestHost.OTHER}) {
            for (int number = 1; number <= 2; number++) {
                host.anonymous("POST", "/v1/lead")
                        .key(company + ":all")
                        .json("{\"first_name\":\"N\",\"last_name\":\"L\",\"email\":\"n" + number + "@example.com\"}")
                        .send();
            }
        }
        cursor = nextOf(RestHost.ACME);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void a_cursor_leads_to_the_next_page() {
        Answer next = host.call("GET", LIST + "&cursor=" + cursor).send();

        assertThat(next.json().path("items").size()).isEqualTo(1);
        assertThat(next.json().at("/pagination/has_next").asBoolean()).isFalse();
    }

    @Test
    void a_cursor_with_a_changed_bit_is_rejected() {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit += 3) {
            byte[] changed = bytes.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            assertRefused(host, text(changed));
        }
    }

    @Test
    void an_invented_cursor_is_rejected() {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        byte[] text = Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length);
        assertThat(new String(text, StandardCharsets.UTF_8)).startsWith("-created_at\n");
        assertRefused(host, text(text));
        byte[] withoutMac = new byte[bytes.length];
        System.arraycopy(text, 0, withoutMac, MAC_BYTES, text.length);
        assertRefused(host, text(withoutMac));
        for (int length : new int[] {0, 1, MAC_BYTES - 1, MAC_BYTES, bytes.length - 1}) {
            assertRefused(host, text(Arrays.copyOf(bytes, length)));
        }
        assertRefused(host, text(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Test
    void another_encoding_of_a_cursor_is_rejected() {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        assertThat(bytes.length % 3).as("bytes in the last four characters").isEqualTo(1);
        char last = cursor.charAt(cursor.length() - 1);
        String encoded = cursor.substring(0, cursor.length() - 1) + (char) (last + 1);
        assertThat(Base64.getUrlDecoder().decode(encoded)).isEqualTo(bytes);
        assertRefused(host, encoded);
        assertRefused(host, cursor + "==");
    }

    @Test
    void a_cursor_of_another_company_is_rejected() {
        assertRefused(host, nextOf(RestHost.OTHER));
        assertThat(host.anonymous("GET", LIST + "&cursor=" + nextOf(RestHost.OTHER))
                        .key(RestHost.OTHER + ":all")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_cursor_of_another_list_is_rejected() {
        assertThat(host.call("GET", "/v1/lead/deleted?cursor=" + cursor).send().status())
                .isEqualTo(422);
    }

    @Test
    void only_a_server_with_the_same_secret_accepts_a_cursor() {
        try (RestHost sameSecret = host.beside(RestHost.TOKEN_SECRET, PageRequest.DEFAULT_COUNT);
                RestHost otherSecret = host.beside(new byte[32], PageRequest.DEFAULT_COUNT)) {
            assertThat(sameSecret.call("GET", LIST + "&cursor=" + cursor).send().status())
                    .isEqualTo(200);
            assertRefused(otherSecret, cursor);
        }
    }

    private static String nextOf(String company) {
        return host.anonymous("GET", LIST)
                .key(company + ":all")
                .send()
                .json()
                .at("/pagination/next_cursor")
                .asText();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void assertRefused(RestHost host, String forged) {
        Answer answer = host.call("GET", LIST + "&cursor=" + forged).send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("details").has("cursor")).isTrue();
    }
}
