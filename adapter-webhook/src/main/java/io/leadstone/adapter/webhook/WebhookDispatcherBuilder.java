package io.leadstone.adapter.webhook;

import io.leadstone.adapter.webhook.http.AllowedHost;
import io.leadstone.adapter.webhook.http.ApacheWebhookSender;
import io.leadstone.adapter.webhook.http.SenderSettings;
import io.leadstone.adapter.webhook.message.JsonWebhookPayload;
import io.leadstone.adapter.webhook.message.WebhookPayload;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.WebhookSecurity;
import io.leadstone.domain.webhook.RetrySchedule;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** The parts of a {@link WebhookDispatcher}, each with what it is otherwise. Not for use from several threads. */
public final class WebhookDispatcherBuilder {

    /** Time for one attempt: lookup, connection, request and answer. A receiver that needs longer should enqueue. */
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(10);

    private Optional<DeliveryQueue> queue = Optional.empty();
    private Clock clock = Clock.systemUTC();
    private WebhookPayload payload = new JsonWebhookPayload();
    private WebhookSecurity security = WebhookSecurity.STANDARD;
    private WebhookListener listener = WebhookListener.NONE;
    private IntFunction<Optional<Duration>> retries = RetrySchedule::after;
    private DispatchSettings settings = DispatchSettings.STANDARD;
    private Duration timeout = ATTEMPT_TIMEOUT;
    private Set<AllowedHost> allowedHosts = Set.of();
    private Optional<SSLContext> sslContext = Optional.empty();

    WebhookDispatcherBuilder() {}

    /** Whose deliveries are sent: a store's {@code deliveryQueue()}; the one part that must be chosen. */
    public WebhookDispatcherBuilder queue(DeliveryQueue choice) {
        queue = Optional.of(choice);
        return this;
    }

    /** What time it is for signatures and for the log; otherwise the system's clock. Claims and retries go by the store's own. */
    public WebhookDispatcherBuilder clock(Clock choice) {
        clock = choice;
        return this;
    }

    /** How a message is written; otherwise {@link JsonWebhookPayload}. */
    public WebhookDispatcherBuilder payload(WebhookPayload choice) {
        payload = choice;
        return this;
    }

    /**
     * The cipher that decrypts the signing secrets, and the allowed schemes; otherwise {@link WebhookSecurity#STANDARD}. It must be the value
     * that the use cases have. A delivery whose secret cannot be decrypted is retried like a failed one.
     */
    public WebhookDispatcherBuilder webhookSecurity(WebhookSecurity choice) {
        security = choice;
        return this;
    }

    /** Who is told what becomes of deliveries; otherwise nobody. */
    public WebhookDispatcherBuilder listener(WebhookListener choice) {
        listener = choice;
        return this;
    }

    /** The wait after the attempt of this number, from 1, before jitter; empty after the last. Otherwise {@link RetrySchedule}. */
    public WebhookDispatcherBuilder retries(IntFunction<Optional<Duration>> choice) {
        retries = choice;
        return this;
    }

    /** The most attempts at once, otherwise 64, and of them to one subscription, otherwise 8. Each takes a thread. */
    public WebhookDispatcherBuilder threads(int all, int perSubscription) {
        settings = settings.withThreads(all, perSubscription);
        return this;
    }

    /** The time for all of an attempt; otherwise 10 seconds. */
    public WebhookDispatcherBuilder timeout(Duration choice) {
        timeout = choice;
        return this;
    }

    /** How long a claim holds, more than twice the time of an attempt; otherwise 30 seconds. So long waits what a dead node had claimed. */
    public WebhookDispatcherBuilder lease(Duration choice) {
        settings = settings.withLease(choice);
        return this;
    }

    /** How often the queue is asked: while there is work, and when there was none for a while. Otherwise 200 ms and 2 seconds. */
    public WebhookDispatcherBuilder poll(Duration busy, Duration idle) {
        settings = settings.withPoll(busy, idle);
        return this;
    }

    /** How long closing waits at most for what is in flight; otherwise 15 seconds. */
    public WebhookDispatcherBuilder closeWithin(Duration choice) {
        settings = settings.withCloseWithin(choice);
        return this;
    }

    /** How often subscriptions that fail are disabled and old deliveries are removed; otherwise every 10 minutes. */
    public WebhookDispatcherBuilder upkeepEvery(Duration choice) {
        settings = settings.withUpkeepEvery(choice);
        return this;
    }

    /**
     * The pause before a background worker that failed with an {@link Error} goes on; otherwise 1 second. It doubles with each failure in a
     * row, up to 30 seconds.
     */
    public WebhookDispatcherBuilder restartAfter(Duration choice) {
        settings = settings.withRestartAfter(choice);
        return this;
    }

    /**
     * Hosts, as urls name them, that may have a private address, such as a CRM in the host's own network: {@code crm.internal} at the ports
     * 443 and 80, {@code crm.internal:8443} at this port, {@code localhost:*} at any port. All others must have a public address, so that a
     * company cannot make us call our neighbours.
     *
     * @throws IllegalArgumentException if a text has another form
     */
    public WebhookDispatcherBuilder allowedHosts(Set<String> choice) {
        allowedHosts = choice.stream().map(AllowedHost::of).collect(Collectors.toUnmodifiableSet());
        return this;
    }

    /** Whom to trust; otherwise whom the platform trusts. */
    public WebhookDispatcherBuilder sslContext(SSLContext choice) {
        sslContext = Optional.of(choice);
        return this;
    }

    /**
     * The dispatcher over these parts, not yet started.
     *
     * @throws IllegalStateException without a queue, or where a claim would not outlast two attempts
     */
    public WebhookDispatcher build() {
        DeliveryQueue source = queue.orElseThrow(() -> new IllegalStateException("a dispatcher needs a queue"));
        if (settings.lease().compareTo(timeout.multipliedBy(2)) <= 0) {
            throw new IllegalStateException("a claim must hold for more than twice the time of an attempt");
        }
        WakeSignal wake = new WakeSignal();
        ApacheWebhookSender sender = new ApacheWebhookSender(
                new SenderSettings(timeout, settings.threads(), security.plainHttp(), allowedHosts, sslContext));
        SafeListener told = new SafeListener(listener);
        AttemptRules rules =
                new AttemptRules(retries, () -> ThreadLocalRandom.current().nextDouble(), clock);
        DeliverySender courier = new DeliverySender(
                source,
                sender,
                payload,
                security.secretCipher(),
                rules,
                told,
                settings.lease(),
                settings.lease().minus(timeout),
                settings.pollIdle(),
                wake);
        ThreadPoolExecutor workers = DispatchThreads.pool(settings.threads());
        DispatchSlots slots = new DispatchSlots(settings.threads(), settings.perSubscription(), timeout.dividedBy(5));
        return new WebhookDispatcher(
                settings,
                wake,
                sender,
                workers,
                new DispatchLoop(source, settings, slots, wake, workers, courier),
                new DeliveryMaintenance(source, settings.upkeepEvery(), told, wake));
    }
}
