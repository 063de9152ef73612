package io.leadstone.adapter.webhook.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are somebody's on the public internet, after the special-purpose registries of IANA (RFC 6890). All others may be a
 * neighbour of ours, and a receiver that a company names must not lead us to our neighbours.
 */
final class PublicAddresses {

    private static final List<AddressRange> RESERVED_4 = ranges(
            "0.0.0.0/8", // this host
            "10.0.0.0/8",
            "100.64.0.0/10", // carrier-grade NAT; 100.100.100.200 serves a cloud's metadata
            "127.0.0.0/8",
            "168.63.129.16/32", // a public address by its looks, yet a cloud's own to each of its machines
            "169.254.0.0/16", // link-local; 169.254.169.254 serves most clouds' metadata
            "172.16.0.0/12",
            "192.0.0.0/24", // protocol assignments; 192.0.0.192 serves a cloud's metadata
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
            "240.0.0.0/4" // reserved, and broadcast
            );

    /** Global unicast; loopback, link-local, unique-local, multicast and all that embeds an IPv4 address oddly are outside. */
    private static final AddressRange GLOBAL_6 = AddressRange.of("2000::/3");

    private static final List<AddressRange> RESERVED_6 = ranges(
            "2001::/23", // protocol assignments, Teredo among them, which embeds an IPv4 address
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which embeds an IPv4 address and is given up (RFC 7526)
            "2620:4f:8000::/48",
            "3fff::/20" // documentation
            );

    private static final List<AddressRange> EMBEDDING_4_AT_THE_END = ranges(
            // Translated on the way by NAT64 (RFC 6052): with DNS64 this is how a public IPv4 receiver looks.
            "64:ff9b::/96");

    private static final int BYTES_4 = 4;
    private static final int BYTES_6 = 16;

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == BYTES_4 ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] address) {
        return noneHas(RESERVED_4, address);
    }

    private static boolean isPublic6(byte[] address) {
        // Java itself turns a mapped address (::ffff:127.0.0.1) into the IPv4 address, except in the hands of
        // Inet6Address.
        if (isMapped(address) || !noneHas(EMBEDDING_4_AT_THE_END, address)) {
            return isPublic4(Arrays.copyOfRange(address, BYTES_6 - BYTES_4, BYTES_6));
        }
        return GLOBAL_6.contains(address) && noneHas(RESERVED_6, address);
    }

    private static boolean isMapped(byte[] address) {
        byte[] start = Arrays.copyOf(address, BYTES_6 - BYTES_4);
        return Arrays.equals(start, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1});
    }

    private static boolean noneHas(List<AddressRange> ranges, byte[] address) {
        return ranges.stream().noneMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... cidrs) {
        return Stream.of(cidrs).map(AddressRange::of).toList();
    }
}
