package io.leadstone.adapter.webhook.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives the client the addresses that it may connect to. The client asks once for each connection and connects to what it was given,
 * so a name that answers otherwise the next time (DNS rebinding) gains nothing.
 *
 * @param lookup who knows addresses
 * @param allowed hosts that may have any address
 * @param isPublic which addresses all others may have
 */
record GuardedDnsResolver(HostLookup lookup, Set<String> allowed, Predicate<InetAddress> isPublic)
        implements DnsResolver {

    /** The client tries one after the other, each for a part of an attempt's time. */
    static final int MOST_ADDRESSES = 3;

    GuardedDnsResolver {
        allowed = Set.copyOf(allowed.stream().map(GuardedDnsResolver::plain).toList());
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = lookup.addressesOf(host);
        boolean any = allowed.contains(plain(host));
        InetAddress[] fine = Stream.of(found)
                .filter(address -> any || isPublic.test(address))
                .limit(MOST_ADDRESSES)
                .toArray(InetAddress[]::new);
        if (fine.length == 0) {
            throw new ForbiddenAddressException(host);
        }
        return fine;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** As hosts are compared: without case, and an IPv6 address without its brackets. */
    private static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }
}
