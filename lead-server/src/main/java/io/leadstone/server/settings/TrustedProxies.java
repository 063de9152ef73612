package io.leadstone.server.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
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
        if (!literal.matches() || !isNetwork(literal.group(1), literal.group(2) == null ? "0" : literal.group(2))) {
            throw new WrongSettingException(
                    Setting.TRUSTED_PROXIES,
                    "must be addresses such as 10.0.0.1 or networks such as 10.0.0.0/8, separated by commas, not '"
                            + proxy + "'");
        }
        return proxy;
    }

    private static boolean isNetwork(String address, String prefix) {
        try {
            // getByName resolves no name here, because the pattern matches only literal addresses.
            return Integer.parseInt(prefix) <= InetAddress.getByName(address).getAddress().length * Byte.SIZE;
        } catch (UnknownHostException malformed) {
            return false;
        }
    }
}
