package io.leadstone.adapter.webhook.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Addresses of one family that begin alike (RFC 4632).
 *
 * @param bytes how many bytes an address of the family has
 * @param prefix the bits that they have in common
 * @param length how many bits these are
 */
record AddressRange(int bytes, BigInteger prefix, int length) {

    /** The range that {@code cidr} spells, for example {@code 10.0.0.0/8}. */
    static AddressRange of(String cidr) {
        int slash = cidr.indexOf('/');
        int length = Integer.parseInt(cidr.substring(slash + 1));
        byte[] address = literal(cidr.substring(0, slash));
        return new AddressRange(address.length, first(address, length), length);
    }

    boolean contains(byte[] address) {
        return address.length == bytes && first(address, length).equals(prefix);
    }

    private static BigInteger first(byte[] address, int length) {
        return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - length);
    }

    private static byte[] literal(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException("not an address: " + text, impossible);
        }
    }
}
