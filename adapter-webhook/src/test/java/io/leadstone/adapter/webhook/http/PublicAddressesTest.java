package io.leadstone.adapter.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which addresses are public. */
final class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "169.254.170.2",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255"
            })
    void these_ipv4_addresses_are_not_public(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255"
            })
    void these_ipv4_addresses_are_public(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "::127.0.0.1",
                "::8.8.8.8",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "ff0e::1",
                "100::1",
                "2001::1",
                "2001:0:7f00:1::",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::",
                "2002:808:808::",
                "3fff::1",
                "5f00::1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::8.8.8.8",
                "::ffff:0:8.8.8.8",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254"
            })
    void these_ipv6_addresses_are_not_public(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:4860:4860::8888",
                "2606:4700:4700::1111",
                "2a00:1450:4001:830::200e",
                "64:ff9b::8.8.8.8",
                "::ffff:8.8.8.8",
                "3ffe::1"
            })
    void these_ipv6_addresses_are_public(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void an_ipv4_mapped_address_is_checked_as_ipv4() throws UnknownHostException {
        assertThat(PublicAddresses.contains(mapped(127, 0, 0, 1))).isFalse();
        assertThat(PublicAddresses.contains(mapped(169, 254, 169, 254))).isFalse();
        assertThat(PublicAddresses.contains(mapped(8, 8, 8, 8))).isTrue();
    }

    private static InetAddress mapped(int... last) throws UnknownHostException {
        byte[] address = new byte[16];
        Arrays.fill(address, 10, 12, (byte) 0xff);
        for (int i = 0; i < last.length; i++) {
            address[12 + i] = (byte) last[i];
        }
        return Inet6Address.getByAddress("mapped.example", address, -1);
    }
}
