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

/** A cursor is one that this installation has answered to this company, or it is none. */
class CursorSealTest {

    private static final String LIST = "/v1/lead/company?per_page=1";
    private static final int SEAL_BYTES = 16;

    private static RestHost host;
    private static String cursor = "";

    @BeforeAll
    static void two_leads_of_two_companies() {
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
    void it_leads_on() {
        Answer next = host.call("GET", LIST + "&cursor=" + cursor).send();

        assertThat(next.json().path("items").size()).isEqualTo(1);
        assertThat(next.json().at("/pagination/has_next").asBoolean()).isFalse();
    }

    @Test
    void whatever_bit_of_it_is_changed_it_is_refused() {
        byte[] whole = Base64.getUrlDecoder().decode(cursor);
        for (int bit = 0; bit < whole.length * Byte.SIZE; bit += 3) {
            byte[] changed = whole.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            assertRefused(host, text(changed));
        }
    }

    @Test
    void what_is_made_up_is_refused() {
        byte[] whole = Base64.getUrlDecoder().decode(cursor);
        byte[] text = Arrays.copyOfRange(whole, SEAL_BYTES, whole.length);
        assertThat(new String(text, StandardCharsets.UTF_8)).startsWith("-created_at\n");
        assertRefused(host, text(text));
        byte[] unsealed = new byte[whole.length];
        System.arraycopy(text, 0, unsealed, SEAL_BYTES, text.length);
        assertRefused(host, text(unsealed));
        for (int length : new int[] {0, 1, SEAL_BYTES - 1, SEAL_BYTES, whole.length - 1}) {
            assertRefused(host, text(Arrays.copyOf(whole, length)));
        }
        assertRefused(host, text(Arrays.copyOf(whole, whole.length + 1)));
    }

    @Test
    void another_spelling_of_it_is_refused() {
        byte[] whole = Base64.getUrlDecoder().decode(cursor);
        assertThat(whole.length % 3).as("bytes of the last four signs").isEqualTo(1);
        char last = cursor.charAt(cursor.length() - 1);
        String spelled = cursor.substring(0, cursor.length() - 1) + (char) (last + 1);
        assertThat(Base64.getUrlDecoder().decode(spelled)).isEqualTo(whole);
        assertRefused(host, spelled);
        assertRefused(host, cursor + "==");
    }

    @Test
    void that_of_another_company_is_refused() {
        assertRefused(host, nextOf(RestHost.OTHER));
        assertThat(host.anonymous("GET", LIST + "&cursor=" + nextOf(RestHost.OTHER))
                        .key(RestHost.OTHER + ":all")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void that_of_another_list_is_refused_though_it_is_ours() {
        assertThat(host.call("GET", "/v1/lead/deleted?cursor=" + cursor).send().status())
                .isEqualTo(422);
    }

    @Test
    void a_server_with_the_same_secret_goes_on_with_it_and_one_with_another_does_not() {
        try (RestHost same = host.beside(RestHost.TOKEN_SECRET, PageRequest.DEFAULT_COUNT);
                RestHost stranger = host.beside(new byte[32], PageRequest.DEFAULT_COUNT)) {
            assertThat(same.call("GET", LIST + "&cursor=" + cursor).send().status())
                    .isEqualTo(200);
            assertRefused(stranger, cursor);
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
