package io.leadstone.adapter.webhook.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides which IP addresses are public, by the special-purpose registries of IANA (RFC 6890). Other addresses may
 * belong to internal services. A webhook must not send requests to internal services.
 */
final class PublicAddresses {

    private static final List<AddressRange> RESERVED_IPV4 = ranges(
            "0.0.0.0/8", // this host
            "10.0.0.0/8",
            "100.64.0.0/10", // carrier-grade NAT; 100.100.100.200 is the metadata service of a cloud
            "127.0.0.0/8",
            "168.63.129.16/32", // a public address that a cloud uses for an internal service
            "169.254.0.0/16", // link-local; 169.254.169.254 is the metadata service of most clouds
            "172.16.0.0/12",
            "192.0.0.0/24", // protocol assignments; 192.0.0.192 is the metadata service of a cloud
            "192.0.2.0/24", // documentation
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4" // reserved and broadcast
            );

    /**
     * Global unicast. It excludes loopback, link-local, unique-local and multicast addresses, and most forms with an
     * embedded IPv4 address.
     */
    private static final AddressRange GLOBAL_IPV6 = AddressRange.of("2000::/3");

    private static final List<AddressRange> RESERVED_IPV6 = ranges(
            "2001::/23", // protocol assignments, including Teredo, which embeds an IPv4 address
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which embeds an IPv4 address and is deprecated (RFC 7526)
            "2620:4f:8000::/48",
            "3fff::/20" // documentation
            );

    private static final List<AddressRange> ENDING_WITH_IPV4 = ranges(
            // NAT64 translates these to IPv4 (RFC 6052). With DNS64 a public IPv4 receiver has such an address.
            "64:ff9b::/96");

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    private PublicAddresses() {}

    /** Returns true if the address is public. */
    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == IPV4_BYTES ? isPublicIpv4(bytes) : isPublicIpv6(bytes);
    }

    private static boolean isPublicIpv4(byte[] address) {
        return matchesNone(RESERVED_IPV4, address);
    }

    private static boolean isPublicIpv6(byte[] address) {
        // InetAddress converts a mapped address (::ffff:127.0.0.1) to IPv4, but Inet6Address.getByAddress does not.
        if (isMapped(address) || !matchesNone(ENDING_WITH_IPV4, address)) {
            return isPublicIpv4(Arrays.copyOfRange(address, IPV6_BYTES - IPV4_BYTES, IPV6_BYTES));
        }
        return GLOBAL_IPV6.contains(address) && matchesNone(RESERVED_IPV6, address);
    }

    private static boolean isMapped(byte[] address) {
        byte[] start = Arrays.copyOf(address, IPV6_BYTES - IPV4_BYTES);
        return Arrays.equals(start, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1});
    }

    private static boolean matchesNone(List<AddressRange> ranges, byte[] address) {
        return ranges.stream().noneMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... cidrs) {
        return Stream.of(cidrs).map(AddressRange::of).toList();
    }
}
