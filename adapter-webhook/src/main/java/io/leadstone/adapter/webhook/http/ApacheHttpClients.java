package io.leadstone.adapter.webhook.http;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Creates the HTTP client. It uses no redirects, cookies, credential caches, automatic retries or decompression. */
final class ApacheHttpClients {

    /**
     * A connection that was idle for longer is checked before its next use, because the receiver may have closed it.
     */
    private static final TimeValue IDLE_UNCHECKED = TimeValue.ofMilliseconds(500);

    /** The time after which an idle connection is closed. */
    private static final TimeValue IDLE = TimeValue.ofSeconds(20);

    /** The longest life of a connection. A new connection looks up the host and checks its address again. */
    private static final TimeValue MAX_CONNECTION_AGE = TimeValue.ofMinutes(1);

    /** Maximum number of headers of a response. A hostile receiver must not fill the memory. */
    private static final int MAX_HEADERS = 100;
    /** Maximum length of a header line of a response, in characters. */
    private static final int MAX_LINE_LENGTH = 16 * 1024;

    private ApacheHttpClients() {}

    static CloseableHttpClient client(SenderSettings settings, DnsResolver resolver) {
        return HttpClients.custom()
                .setConnectionManager(connections(settings, resolver))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(settings.timeout()))
                        .setResponseTimeout(timeout(settings.timeout()))
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent(ApacheWebhookSender.USER_AGENT)
                .evictIdleConnections(IDLE)
                .evictExpiredConnections()
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .disableContentCompression()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(SenderSettings settings, DnsResolver resolver) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setTlsSocketStrategy(tls(settings))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxHeaderCount(MAX_HEADERS)
                                .setMaxLineLength(MAX_LINE_LENGTH)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(settings.stepTimeout()))
                        .setSocketTimeout(timeout(settings.timeout()))
                        .setValidateAfterInactivity(IDLE_UNCHECKED)
                        .setTimeToLive(MAX_CONNECTION_AGE)
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(timeout(settings.timeout()))
                        .build())
                // Many webhooks can share a receiver. The dispatcher's DispatchSlots limit the requests per receiver.
                .setMaxConnPerRoute(settings.connections())
                .setMaxConnTotal(settings.connections())
                .build();
    }

    private static TlsSocketStrategy tls(SenderSettings settings) {
        SSLContext context = settings.sslContext().orElseGet(SSLContexts::createSystemDefault);
        return ClientTlsStrategyBuilder.create().setSslContext(context).buildClassic();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }
}
