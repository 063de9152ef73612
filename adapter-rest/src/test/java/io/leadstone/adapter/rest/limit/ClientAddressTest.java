package io.leadstone.adapter.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the addresses that {@link ClientAddress} parses, and the names that it does not look up. */
class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "192.0.2.1:4711, 192.0.2.1",
        "255.255.255.255, 255.255.255.255",
        "::1, ::1",
        "2001:db8::7, 2001:db8::7",
        "[2001:db8::7], 2001:db8::7",
        "[2001:db8::7]:4711, 2001:db8::7",
        "::ffff:192.0.2.1, 192.0.2.1"
    })
    void an_address_is_parsed_with_or_without_a_port(String text, String address) throws UnknownHostException {
        assertThat(ClientAddress.parse(text)).contains(InetAddress.getByName(address));
    }

    /** A name server of the JDK would be asked for the texts that begin like an address but are none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "unknown",
                "_hidden",
                "999.1.1.1",
                "256.0.0.1",
                "1.2.3",
                "1.2.3.4.5",
                "[ab.cd]",
                "[1.2.3.4]",
                ".:",
                "face",
                "2001:db8::7::1",
                "192.0.2.1, 192.0.2.2"
            })
    void a_name_or_malformed_address_is_empty(String text) {
        assertThat(ClientAddress.parse(text)).isEmpty();
    }
}
