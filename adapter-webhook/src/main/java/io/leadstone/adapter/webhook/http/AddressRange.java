package io.leadstone.adapter.webhook.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of IP addresses with a common prefix (CIDR, RFC 4632).
 *
 * @param bytes number of bytes of an address: 4 or 16
 * @param prefix the common leading bits
 * @param length number of common leading bits
 */
record AddressRange(int bytes, BigInteger prefix, int length) {

    /** Parses a range, for example {@code 10.0.0.0/8}. */
    static AddressRange of(String cidr) {
        int slash = cidr.indexOf('/');
        int length = Integer.parseInt(cidr.substring(slash + 1));
        byte[] address = parseAddress(cidr.substring(0, slash));
        return new AddressRange(address.length, leadingBits(address, length), length);
    }

    boolean contains(byte[] address) {
        return address.length == bytes && leadingBits(address, length).equals(prefix);
    }

    private static BigInteger leadingBits(byte[] address, int length) {
        return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - length);
    }

    private static byte[] parseAddress(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException("'" + text + "' is not an IP address", impossible);
        }
    }
}
