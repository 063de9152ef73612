package io.leadstone.adapter.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the formats of an allowed host. */
final class AllowedHostTest {

    @ParameterizedTest
    @CsvSource({
        "crm.internal, CRM.Internal, 443",
        "CRM.internal, crm.internal, 80",
        "crm.internal:8443, crm.internal, 8443",
        "crm.internal:*, crm.internal, 1",
        "10.0.0.7:81, 10.0.0.7, 81",
        "::1, [::1], 443",
        "[::1], ::1, 443",
        "[FD00::7]:8443, [fd00::7], 8443"
    })
    void a_host_is_allowed_at_its_ports(String allowed, String host, int port) {
        assertThat(AllowedHost.of(allowed).covers(host, port)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "crm.internal, crm.internal, 8443",
        "crm.internal:8443, crm.internal, 443",
        "crm.internal, sub.crm.internal, 443",
        "crm.internal:*, crm.example, 443",
        "[::1]:8443, ::1, 443"
    })
    void other_hosts_and_ports_are_not_allowed(String allowed, String host, int port) {
        assertThat(AllowedHost.of(allowed).covers(host, port)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://crm.internal",
                "crm.internal/",
                "*.internal",
                "*",
                "a b",
                "crm:",
                "crm:0",
                "crm:65536",
                "crm:https",
                "crm:1-9",
                "[::1",
                "::1]",
                "user@crm"
            })
    void other_formats_are_rejected(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowedHost.of(text))
                .withMessageContaining("'" + text + "'");
    }

    @Test
    void hosts_are_equal_ignoring_case() {
        assertThat(AllowedHost.of("CRM.internal:8443")).isEqualTo(AllowedHost.of("crm.internal:8443"));
    }
}
