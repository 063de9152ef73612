package io.leadstone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.util.InetAddressSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedAddressesTest {

    private static final InetAddressSet PROXIES = new InetAddressSet();

    static {
        PROXIES.add("10.0.0.0/8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-For: 192.0.2.7 | 192.0.2.7",
                "X-Forwarded-For: 192.0.2.9, 192.0.2.7 | 192.0.2.7",
                "X-Forwarded-For: 192.0.2.7, 10.1.1.1 | 192.0.2.7",
                "X-Forwarded-For: 10.2.2.2, 10.1.1.1 | 10.2.2.2",
                "X-Forwarded-For: 192.0.2.7:4711 | 192.0.2.7",
                "X-Forwarded-For: [2001:db8::7]:4711 | 2001:db8:0:0:0:0:0:7",
                "X-Forwarded-For: 2001:db8::7 | 2001:db8:0:0:0:0:0:7",
                "X-Forwarded-For: ::ffff:192.0.2.7 | 192.0.2.7",
                "X-Forwarded-For: 192.0.2.9, unknown, 10.1.1.1 | 10.1.1.1",
                "X-Forwarded-For: 192.0.2.9, 999.0.0.1 | 10.0.0.1",
                "X-Forwarded-For: localhost | 10.0.0.1",
                "X-Forwarded-For: 1 | 10.0.0.1",
                "X-Forwarded-For: | 10.0.0.1",
                "X-Forwarded-For: 192.0.2.9; X-Forwarded-For: 192.0.2.7 | 192.0.2.7",
                "Forwarded: for=192.0.2.7\\;proto=https\\;by=10.0.0.1 | 192.0.2.7",
                "Forwarded: proto=http\\;For=\"[2001:db8::7]:4711\" | 2001:db8:0:0:0:0:0:7",
                "Forwarded: for=192.0.2.9, for=_hidden | 10.0.0.1",
                "Forwarded: for=192.0.2.9; X-Forwarded-For: 192.0.2.7 | 192.0.2.7",
                "Accept: text/html | 10.0.0.1"
            })
    void the_last_untrusted_address_is_the_client(String headers, String client) throws UnknownHostException {
        HttpFields.Mutable fields = HttpFields.build();
        for (String header : headers.split("(?<!\\\\);", -1)) {
            String[] parts = header.replace("\\;", ";").strip().split(":", 2);
            fields.add(parts[0], parts[1].strip());
        }
        InetAddress found = ForwardedAddresses.clientOf(fields, InetAddress.getByName("10.0.0.1"), PROXIES);

        assertThat(found.getHostAddress()).isEqualTo(client);
    }
}
