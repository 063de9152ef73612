package io.leadstone.adapter.rest.request;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The part of the address of the client that a registration keeps, as evidence of its consents. */
public enum EvidenceAddress {
    /** The whole address. */
    FULL,
    /** The network: the first 24 bits of an IPv4 address, the first 48 bits of an IPv6 address, then zeros. */
    SHORTENED,
    /** No address. */
    NONE;

    private static final int IPV4_NETWORK_BYTES = 3;
    private static final int IPV6_NETWORK_BYTES = 6;

    /** Returns the choice with this name in lower case, such as {@code shortened}; empty if there is none. */
    public static Optional<EvidenceAddress> of(String name) {
        return Arrays.stream(values())
                .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** Returns the text that is kept of an address, such as {@code 192.0.2.0}. */
    public Optional<String> textOf(InetAddress address) {
        return switch (this) {
            case FULL -> Optional.of(withoutZone(address.getAddress()).getHostAddress());
            case SHORTENED -> Optional.of(networkOf(address).getHostAddress());
            case NONE -> Optional.empty();
        };
    }

    private static InetAddress networkOf(InetAddress address) {
        byte[] bytes = address.getAddress();
        int kept = address instanceof Inet4Address ? IPV4_NETWORK_BYTES : IPV6_NETWORK_BYTES;
        Arrays.fill(bytes, kept, bytes.length, (byte) 0);
        return withoutZone(bytes);
    }

    private static InetAddress withoutZone(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }
}
