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

/** A client without comforts: it follows nothing, remembers nothing, repeats nothing and unpacks nothing. */
final class ApacheHttpClients {

    /** Checked before it is used again after this long: a receiver may have closed it. */
    private static final TimeValue IDLE_UNCHECKED = TimeValue.ofMilliseconds(500);

    private static final TimeValue IDLE = TimeValue.ofSeconds(20);

    /** A new connection looks the name up again, and its address is checked again. */
    private static final TimeValue LIFE = TimeValue.ofMinutes(1);

    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_LINE = 16 * 1024;

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
                                .setMaxHeaderCount(MOST_HEADERS)
                                .setMaxLineLength(LONGEST_LINE)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(settings.part()))
                        .setSocketTimeout(timeout(settings.timeout()))
                        .setValidateAfterInactivity(IDLE_UNCHECKED)
                        .setTimeToLive(LIFE)
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(timeout(settings.timeout()))
                        .build())
                // Many subscriptions may have one receiver: who sends how much at once is decided elsewhere.
                .setMaxConnPerRoute(settings.connections())
                .setMaxConnTotal(settings.connections())
                .build();
    }

    private static TlsSocketStrategy tls(SenderSettings settings) {
        SSLContext trust = settings.sslContext().orElseGet(SSLContexts::createSystemDefault);
        return ClientTlsStrategyBuilder.create().setSslContext(trust).buildClassic();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }
}
