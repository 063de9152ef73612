package io.leadstone.adapter.rest.limit;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of the client of a request. Jakarta REST does not know it, so the host sets it as a property. */
public final class ClientAddress {

    /**
     * The name of the request property with the {@link InetAddress} of the client. In a servlet container it is an
     * attribute of the request. Behind a proxy it must be the address of the client, not that of the proxy.
     */
    public static final String PROPERTY = "io.leadstone.client-address";

    /** One client usually owns all addresses of its network, which has the first 64 bits of an IPv6 address. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private static final int BYTES_PER_GROUP = 2;

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9]{1,2})";

    /** A text with a colon after its first digits. {@link InetAddress} looks up no such text as a name. */
    private static final String WITH_COLON = "([0-9A-Fa-f]*:[0-9A-Fa-f:.]{1,45})";

    private static final String PORT = "(?::[0-9]{1,5})?";

    /** An IPv4 address with an optional port. */
    private static final Pattern IPV4 = Pattern.compile("(" + OCTET + "(?:\\." + OCTET + "){3})" + PORT);

    /** An IPv6 address; with a port it is in brackets. */
    private static final Pattern IPV6 = Pattern.compile("\\[" + WITH_COLON + "]" + PORT + "|" + WITH_COLON);

    private ClientAddress() {}

    /** Returns the address that the host has set; empty if it has set none. */
    public static Optional<InetAddress> of(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof InetAddress address ? Optional.of(address) : Optional.empty();
    }

    /**
     * Returns the address that {@code text} contains, with or without a port. The result is empty for names and for
     * malformed addresses, because nothing is looked up.
     */
    public static Optional<InetAddress> parse(String text) {
        Matcher ipv4 = IPV4.matcher(text);
        if (ipv4.matches()) {
            return literal(ipv4.group(1));
        }
        Matcher ipv6 = IPV6.matcher(text);
        return ipv6.matches() ? literal(ipv6.group(1) == null ? ipv6.group(2) : ipv6.group(1)) : Optional.empty();
    }

    private static Optional<InetAddress> literal(String address) {
        try {
            return Optional.of(InetAddress.getByName(address));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** Returns the address for IPv4, and the network of 64 bits for IPv6, such as {@code 2001:db8:0:1::/64}. */
    public static String networkOf(InetAddress address) {
        if (address instanceof Inet4Address) {
            return address.getHostAddress();
        }
        byte[] bytes = address.getAddress();
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < IPV6_NETWORK_BYTES; i += BYTES_PER_GROUP) {
            int group = HexFormat.fromHexDigits(HexFormat.of().formatHex(bytes, i, i + BYTES_PER_GROUP));
            network.append(Integer.toHexString(group)).append(':');
        }
        return network.append(":/64").toString();
    }
}
