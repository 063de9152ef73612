package io.leadstone.adapter.webhook.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/** Sends webhook requests with Apache HttpClient. Each call makes one attempt. Instances are thread-safe. */
public final class ApacheWebhookSender implements AutoCloseable {

    /** The value of the header {@code User-Agent}. */
    public static final String USER_AGENT = "Leadstone-Webhooks/1.0";

    /** Maximum number of bytes that are read of a response body. */
    public static final int MAX_BODY_BYTES = 64 * 1024;

    private static final ContentType JSON = ContentType.create("application/json");

    private final SenderSettings settings;
    private final ExecutorService lookups = Executors.newCachedThreadPool(work -> daemon(work, "lookup"));
    private final ScheduledThreadPoolExecutor deadlines =
            new ScheduledThreadPoolExecutor(1, work -> daemon(work, "deadlines"));
    private final CloseableHttpClient client;

    /** Creates a sender that looks up hosts with the resolver of the platform. */
    public ApacheWebhookSender(SenderSettings settings) {
        this(settings, InetAddress::getAllByName, PublicAddresses::contains);
    }

    ApacheWebhookSender(SenderSettings settings, HostLookup lookup, Predicate<InetAddress> isPublic) {
        this.settings = settings;
        DnsResolver resolver = new GuardedDnsResolver(
                new TimedHostLookup(lookup, lookups, settings.stepTimeout()), settings.allowedHosts(), isPublic);
        client = ApacheHttpClients.client(settings, resolver);
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /**
     * Sends a JSON body with POST and returns the response's status and {@code Retry-After}. The response body is
     * ignored.
     *
     * @throws IOException if no response was received; {@link SendFailure} describes the reason
     */
    public ReceiverAnswer send(URI url, Map<String, String> headers, byte[] body) throws IOException {
        if (!settings.plainHttp() && !"https".equalsIgnoreCase(url.getScheme())) {
            throw new PlainHttpException();
        }
        HttpPost post = new HttpPost(url);
        headers.forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(body, JSON));
        Future<?> deadline =
                deadlines.schedule(() -> post.cancel(), settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse response = client.executeOpen(null, post, HttpClientContext.create());
            ReceiverAnswer answer = new ReceiverAnswer(
                    response.getCode(),
                    Optional.ofNullable(response.getFirstHeader(HttpHeaders.RETRY_AFTER))
                            .map(Header::getValue));
            discard(response, post);
            return answer;
        } catch (IOException failure) {
            if (post.isCancelled()) {
                InterruptedIOException timeout = new InterruptedIOException("the receiver did not answer in time");
                timeout.initCause(failure);
                throw timeout;
            }
            throw failure;
        } finally {
            deadline.cancel(false);
        }
    }

    /** Aborts the requests in progress and closes the client. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        deadlines.shutdownNow();
        lookups.shutdownNow();
    }

    /** Reads a short body to its end, so that the connection can be used again. A longer body closes the connection. */
    private static void discard(ClassicHttpResponse response, HttpPost post) {
        try (response) {
            if (response.getEntity() != null && !readToEnd(response.getEntity().getContent())) {
                post.cancel();
            }
        } catch (IOException broken) {
            // The status was received already, so this is no failure of the attempt.
            post.cancel();
        }
    }

    private static boolean readToEnd(InputStream content) throws IOException {
        byte[] buffer = new byte[8 * 1024];
        int total = 0;
        int read = 0;
        while (read >= 0 && total < MAX_BODY_BYTES) {
            read = content.read(buffer, 0, Math.min(buffer.length, MAX_BODY_BYTES - total));
            total += Math.max(read, 0);
        }
        return read < 0;
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, "leadstone-webhook-" + name);
        thread.setDaemon(true);
        return thread;
    }
}
