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

/** Sends requests to receivers, one attempt at a time each. Safe to use from many threads. */
public final class ApacheWebhookSender implements AutoCloseable {

    /** Who we say that we are. */
    public static final String USER_AGENT = "Leadstone-Webhooks/1.0";

    /** The most bytes that are read of an answer. */
    public static final int MOST_READ = 64 * 1024;

    private static final ContentType JSON = ContentType.create("application/json");

    private final SenderSettings settings;
    private final ExecutorService lookups = Executors.newCachedThreadPool(work -> daemon(work, "lookup"));
    private final ScheduledThreadPoolExecutor deadlines =
            new ScheduledThreadPoolExecutor(1, work -> daemon(work, "deadlines"));
    private final CloseableHttpClient client;

    /** A sender that finds hosts as the platform does. */
    public ApacheWebhookSender(SenderSettings settings) {
        this(settings, InetAddress::getAllByName, PublicAddresses::contains);
    }

    ApacheWebhookSender(SenderSettings settings, HostLookup lookup, Predicate<InetAddress> isPublic) {
        this.settings = settings;
        DnsResolver resolver = new GuardedDnsResolver(
                new TimedHostLookup(lookup, lookups, settings.part()), settings.allowedHosts(), isPublic);
        client = ApacheHttpClients.client(settings, resolver);
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /**
     * Posts JSON. An answer is one as soon as its head is there: what becomes of its body tells nothing.
     *
     * @throws IOException where there was no answer, for whatever reason; see {@link SendFailure}
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
                InterruptedIOException late = new InterruptedIOException("no answer in time");
                late.initCause(failure);
                throw late;
            }
            throw failure;
        } finally {
            deadline.cancel(false);
        }
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        deadlines.shutdownNow();
        lookups.shutdownNow();
    }

    /** Reads a short body to its end, so that the connection can be used again; a longer one costs the connection. */
    private static void discard(ClassicHttpResponse response, HttpPost post) {
        try (response) {
            if (response.getEntity() != null && !isRead(response.getEntity().getContent())) {
                post.cancel();
            }
        } catch (IOException broken) {
            // The answer is there already.
            post.cancel();
        }
    }

    private static boolean isRead(InputStream content) throws IOException {
        byte[] buffer = new byte[8 * 1024];
        int total = 0;
        int read = 0;
        while (read >= 0 && total < MOST_READ) {
            read = content.read(buffer, 0, Math.min(buffer.length, MOST_READ - total));
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
