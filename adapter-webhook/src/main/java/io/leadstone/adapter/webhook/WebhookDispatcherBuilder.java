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

/** Builds a {@link WebhookDispatcher}. Only the queue is required. Instances are not thread-safe. */
public final class WebhookDispatcherBuilder {

    /**
     * Time for one attempt: lookup, connection, request and response. A slow receiver should enqueue the message
     * itself.
     */
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(10);

    private Optional<DeliveryQueue> queue = Optional.empty();
    private Clock clock = Clock.systemUTC();
    private WebhookPayload payload = new JsonWebhookPayload();
    private WebhookSecurity security = WebhookSecurity.STANDARD;
    private WebhookListener listener = WebhookListener.NONE;
    private IntFunction<Optional<Duration>> retries = RetrySchedule::after;
    private int threads = DispatchSettings.STANDARD.threads();
    private int threadsPerSubscription = DispatchSettings.STANDARD.perSubscription();
    private Duration lease = DispatchSettings.STANDARD.lease();
    private Duration pollBusy = DispatchSettings.STANDARD.pollBusy();
    private Duration pollIdle = DispatchSettings.STANDARD.pollIdle();
    private Duration closeTimeout = DispatchSettings.STANDARD.closeTimeout();
    private Duration maintenanceInterval = DispatchSettings.STANDARD.maintenanceInterval();
    private Duration restartAfter = DispatchSettings.STANDARD.restartAfter();
    private Duration timeout = ATTEMPT_TIMEOUT;
    private Set<AllowedHost> allowedHosts = Set.of();
    private Optional<SSLContext> sslContext = Optional.empty();

    WebhookDispatcherBuilder() {}

    /** Sets the queue whose deliveries are sent: the {@code deliveryQueue()} of a store. Required. */
    public WebhookDispatcherBuilder queue(DeliveryQueue choice) {
        queue = Optional.of(choice);
        return this;
    }

    /**
     * Sets the clock for signatures and for the start times of attempts. The default is the system clock. Claims and
     * retries use the clock of the store.
     */
    public WebhookDispatcherBuilder clock(Clock choice) {
        clock = choice;
        return this;
    }

    /** Sets the format of the request body. The default is {@link JsonWebhookPayload}. */
    public WebhookDispatcherBuilder payload(WebhookPayload choice) {
        payload = choice;
        return this;
    }

    /**
     * Sets the cipher that decrypts the signing secrets, and the allowed schemes. The default is
     * {@link WebhookSecurity#STANDARD}. Use the same value as for the use cases. A secret that cannot be decrypted is a
     * failed attempt, which is retried.
     */
    public WebhookDispatcherBuilder webhookSecurity(WebhookSecurity choice) {
        security = choice;
        return this;
    }

    /** Sets the listener for outcomes of attempts and for disabled webhooks. The default does nothing. */
    public WebhookDispatcherBuilder listener(WebhookListener choice) {
        listener = choice;
        return this;
    }

    /**
     * Sets the retry schedule. The function gets the number of the failed attempt, from 1, and returns the pause
     * before the next attempt, without jitter. It returns empty after the last attempt. The default is
     * {@link RetrySchedule}.
     */
    public WebhookDispatcherBuilder retries(IntFunction<Optional<Duration>> choice) {
        retries = choice;
        return this;
    }

    /**
     * Sets the maximum number of attempts at the same time, in total and per webhook. The defaults are 64 and 8. Each
     * attempt takes one thread.
     */
    public WebhookDispatcherBuilder threads(int all, int perSubscription) {
        threads = all;
        threadsPerSubscription = perSubscription;
        return this;
    }

    /** Sets the timeout of one attempt, from the lookup of the host to the response. The default is 10 seconds. */
    public WebhookDispatcherBuilder timeout(Duration choice) {
        timeout = choice;
        return this;
    }

    /**
     * Sets the time after which a claim expires. It must be more than twice the timeout of an attempt. The default is
     * 30 seconds. Deliveries that a dead node had claimed are sent after this time.
     */
    public WebhookDispatcherBuilder lease(Duration choice) {
        lease = choice;
        return this;
    }

    /**
     * Sets the time between two polls of the queue: while there is work, and when there was none for a while. The
     * defaults are 200 ms and 2 seconds.
     */
    public WebhookDispatcherBuilder poll(Duration busy, Duration idle) {
        pollBusy = busy;
        pollIdle = idle;
        return this;
    }

    /** Sets the longest time that closing waits for attempts in progress. The default is 15 seconds. */
    public WebhookDispatcherBuilder closeTimeout(Duration choice) {
        closeTimeout = choice;
        return this;
    }

    /** Sets the interval of maintenance, which deletes old deliveries. The default is 10 minutes. */
    public WebhookDispatcherBuilder maintenanceInterval(Duration choice) {
        maintenanceInterval = choice;
        return this;
    }

    /**
     * Sets how long a background worker pauses when its work fails with an {@link Error}. The default is 1 second. The
     * pause doubles with each consecutive failure, up to 30 seconds.
     */
    public WebhookDispatcherBuilder restartAfter(Duration choice) {
        restartAfter = choice;
        return this;
    }

    /**
     * Sets the hosts that may have a private address, such as a CRM in the network of the host. {@code crm.internal}
     * allows the ports 443 and 80, {@code crm.internal:8443} this port, and {@code localhost:*} any port. All other
     * hosts must have a public address, so that a company cannot send requests to internal services.
     *
     * @throws IllegalArgumentException if a text has another format
     */
    public WebhookDispatcherBuilder allowedHosts(Set<String> choice) {
        allowedHosts = choice.stream().map(AllowedHost::of).collect(Collectors.toUnmodifiableSet());
        return this;
    }

    /** Sets the certificates that are trusted. The default is the trust store of the platform. */
    public WebhookDispatcherBuilder sslContext(SSLContext choice) {
        sslContext = Optional.of(choice);
        return this;
    }

    /**
     * Builds the dispatcher. The caller starts it.
     *
     * @throws IllegalStateException if the queue is missing, or if the lease is not longer than two timeouts
     * @throws IllegalArgumentException if there are fewer than 2 threads, or none per webhook, or if the busy poll
     *     interval is not more than 0 or is longer than the idle one
     */
    public WebhookDispatcher build() {
        DeliveryQueue source =
                queue.orElseThrow(() -> new IllegalStateException("the webhook dispatcher has no queue"));
        DispatchSettings settings = new DispatchSettings(
                threads,
                threadsPerSubscription,
                lease,
                pollBusy,
                pollIdle,
                closeTimeout,
                maintenanceInterval,
                restartAfter);
        if (lease.compareTo(timeout.multipliedBy(2)) <= 0) {
            throw new IllegalStateException(
                    "the lease must be more than twice the timeout of an attempt, but the lease is " + lease
                            + " and the timeout is " + timeout);
        }
        WakeSignal wake = new WakeSignal();
        ApacheWebhookSender sender = new ApacheWebhookSender(
                new SenderSettings(timeout, threads, security.plainHttp(), allowedHosts, sslContext));
        SafeListener safeListener = new SafeListener(listener);
        AttemptRules rules =
                new AttemptRules(retries, () -> ThreadLocalRandom.current().nextDouble(), clock);
        DeliverySender deliverySender = new DeliverySender(
                source,
                sender,
                payload,
                security.secretCipher(),
                rules,
                safeListener,
                lease,
                lease.minus(timeout),
                pollIdle,
                wake);
        ThreadPoolExecutor workers = DispatchThreads.pool(threads);
        DispatchSlots slots = new DispatchSlots(threads, threadsPerSubscription, timeout.dividedBy(5));
        return new WebhookDispatcher(
                settings,
                wake,
                sender,
                workers,
                new DispatchLoop(source, settings, slots, wake, workers, deliverySender),
                new DeliveryMaintenance(source, maintenanceInterval, wake));
    }
}
