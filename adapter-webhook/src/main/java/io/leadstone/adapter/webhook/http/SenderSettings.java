package io.leadstone.adapter.webhook.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * How requests are sent.
 *
 * @param timeout the time for all of an attempt: lookup, connection, request, answer
 * @param connections the most at once
 * @param plainHttp whether {@code http} is fine too, for development
 * @param allowedHosts hosts with their ports that may have any address; all others must have a public one
 * @param sslContext whom to trust; otherwise whom the platform trusts
 */
public record SenderSettings(
        Duration timeout,
        int connections,
        boolean plainHttp,
        Set<AllowedHost> allowedHosts,
        Optional<SSLContext> sslContext) {

    public SenderSettings {
        allowedHosts = Set.copyOf(allowedHosts);
    }

    /** A part of the time for the lookup, and as much for each address that is tried: in the worst case, all of it. */
    Duration part() {
        return timeout.dividedBy(GuardedDnsResolver.MOST_ADDRESSES + 1L);
    }
}
