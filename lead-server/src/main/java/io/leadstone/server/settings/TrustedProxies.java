package io.leadstone.server.settings;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parses addresses and networks of proxies. It rejects host names, because the result of a name lookup may change.
 */
final class TrustedProxies {

    private static final Pattern LITERAL =
            Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/([0-9]{1,3}))?");

    private TrustedProxies() {}

    static Set<String> read(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .map(TrustedProxies::checked)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String checked(String proxy) {
        Matcher literal = LITERAL.matcher(proxy);
        if (!literal.matches() || !isNetwork(literal.group(1), Optional.ofNullable(literal.group(2)))) {
            throw new WrongSettingException(
                    Setting.TRUSTED_PROXIES,
                    "must be addresses such as 10.0.0.1 or networks such as 10.0.0.0/8, without bits after the prefix,"
                            + " separated by commas, not '" + proxy + "'");
        }
        return proxy;
    }

    private static boolean isNetwork(String address, Optional<String> prefix) {
        try {
            // getByName resolves no name here, because the pattern matches only literal addresses.
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int bits = bytes.length * Byte.SIZE;
            int length = prefix.map(Integer::parseInt).orElse(bits);
            return length <= bits && isZeroAfter(length, bytes);
        } catch (UnknownHostException malformed) {
            return false;
        }
    }

    /** The server matches a network only if the bits after its prefix are zero. */
    private static boolean isZeroAfter(int length, byte[] address) {
        BigInteger bits = new BigInteger(1, address);
        return bits.signum() == 0 || bits.getLowestSetBit() >= address.length * Byte.SIZE - length;
    }
}
