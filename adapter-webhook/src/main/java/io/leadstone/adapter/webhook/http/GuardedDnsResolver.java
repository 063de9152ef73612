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
 * DNS resolver that returns only the addresses that the HTTP client may connect to. The client resolves a host once
 * per connection and connects to a returned address. So a host that changes its address (DNS rebinding) cannot bypass
 * the check.
 *
 * @param lookup returns all addresses of a host
 * @param allowed hosts and ports that may have any address
 * @param isPublic decides which addresses other hosts may have
 */
record GuardedDnsResolver(HostLookup lookup, Set<AllowedHost> allowed, Predicate<InetAddress> isPublic)
        implements DnsResolver {

    /** Maximum number of addresses of a host. The client tries one after the other, each for a part of the timeout. */
    static final int MAX_ADDRESSES = 3;

    GuardedDnsResolver {
        allowed = Set.copyOf(allowed);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return addresses(host, allowed.stream().anyMatch(entry -> entry.covers(host, port))).stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** Returns the public addresses only, because an allowed host needs a port. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return addresses(host, false).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private List<InetAddress> addresses(String host, boolean anyAddress) throws UnknownHostException {
        List<InetAddress> addresses = Stream.of(lookup.addressesOf(host))
                .filter(address -> anyAddress || isPublic.test(address))
                .limit(MAX_ADDRESSES)
                .toList();
        if (addresses.isEmpty()) {
            throw new ForbiddenAddressException(host);
        }
        return addresses;
    }
}
