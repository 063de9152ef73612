package io.leadstone.adapter.webhook.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives the client the addresses that it may connect to. The client asks once for each connection and connects to the answer, so a name
 * that changes its answer (DNS rebinding) gains nothing.
 *
 * @param lookup finds all addresses of a host
 * @param allowed hosts with their ports that may have any address
 * @param isPublic tells which addresses all others may have
 */
record GuardedDnsResolver(HostLookup lookup, Set<AllowedHost> allowed, Predicate<InetAddress> isPublic)
        implements DnsResolver {

    /** The client tries one after the other, each for a part of an attempt's time. */
    static final int MOST_ADDRESSES = 3;

    GuardedDnsResolver {
        allowed = Set.copyOf(allowed);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return addresses(host, allowed.stream().anyMatch(entry -> entry.covers(host, port))).stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** Without a port no exception applies. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return addresses(host, false).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private List<InetAddress> addresses(String host, boolean any) throws UnknownHostException {
        List<InetAddress> fine = Stream.of(lookup.addressesOf(host))
                .filter(address -> any || isPublic.test(address))
                .limit(MOST_ADDRESSES)
                .toList();
        if (fine.isEmpty()) {
            throw new ForbiddenAddressException(host);
        }
        return fine;
    }
}
