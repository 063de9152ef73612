package io.leadstone.adapter.webhook.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * Settings of an {@link ApacheWebhookSender}.
 *
 * @param timeout time for a whole attempt: lookup, connection, request and response
 * @param connections maximum number of open connections
 * @param plainHttp true to allow {@code http} URLs, for development
 * @param allowedHosts hosts and ports that may have any address; other hosts must have a public address
 * @param sslContext the trusted certificates; empty for the trust store of the platform
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

    /**
     * Returns the timeout of the lookup and of the connection to one address. All of them together take the whole
     * timeout.
     */
    Duration stepTimeout() {
        return timeout.dividedBy(GuardedDnsResolver.MAX_ADDRESSES + 1L);
    }
}
