package io.leadstone.adapter.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.lang.annotation.Annotation;
import org.junit.jupiter.api.Test;

/** Checks the number of bytes that are read of a body that is too long. */
class JsonBodyReaderTest {

    private static final int MAX = JsonBodyReader.MAX_BYTES;

    private final ByteArrayInputStream stream = new ByteArrayInputStream(new byte[3 * MAX]);
    private final MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();

    @Test
    void a_long_body_with_content_length_is_not_read() {
        for (String length : new String[] {"1048577", "9".repeat(19), "9".repeat(400)}) {
            headers.putSingle("Content-Length", length);
            assertTooLarge();
            assertThat(stream.available()).isEqualTo(3 * MAX);
        }
    }

    @Test
    void a_long_body_without_length_is_read_one_byte_too_far() {
        assertTooLarge();
        assertThat(stream.available()).isEqualTo(2 * MAX - 1);
    }

    private void assertTooLarge() {
        assertThatThrownBy(() -> new JsonBodyReader()
                        .readFrom(
                                JsonBody.class,
                                JsonBody.class,
                                new Annotation[0],
                                MediaType.APPLICATION_JSON_TYPE,
                                headers,
                                stream))
                .isInstanceOfSatisfying(
                        ClientErrorException.class,
                        refused -> assertThat(refused.getResponse().getStatus()).isEqualTo(413));
    }
}
