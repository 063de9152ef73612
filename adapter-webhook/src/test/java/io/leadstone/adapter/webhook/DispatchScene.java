package io.leadstone.adapter.webhook;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.WebhookSecurity;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.EventFilter;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Test fixture: an in-memory store, changes of leads, and dispatchers with short intervals. It closes the dispatchers.
 */
final class DispatchScene implements AutoCloseable, WebhookListener {

    static final CompanyId ACME = new CompanyId("acme");

    /** Timeout of attempts. It is long because of slow machines; tests that wait for a timeout set a shorter one. */
    static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final StorePorts store = new StorePorts(new InMemoryLeadStore());
    private final SampleLeads samples = new SampleLeads();
    private final List<WebhookDispatcher> dispatchers = new ArrayList<>();
    private final Watch<DeliveryOutcome> outcomes = new Watch<>();
    private final Watch<Webhook> disabled = new Watch<>();

    StorePorts store() {
        return store;
    }

    /** Returns the stored outcomes of attempts. */
    Watch<DeliveryOutcome> outcomes() {
        return outcomes;
    }

    /** Returns the webhooks that were disabled. */
    Watch<Webhook> disabledWebhooks() {
        return disabled;
    }

    /** Returns the builder of a dispatcher that may send to this machine. It retries every 20 ms, without a limit. */
    WebhookDispatcherBuilder fastBuilder() {
        return fastBuilder(store.deliveryQueue());
    }

    WebhookDispatcherBuilder fastBuilder(DeliveryQueue queue) {
        return WebhookDispatcher.builder()
                .queue(queue)
                .listener(this)
                .webhookSecurity(WebhookSecurity.STANDARD.withPlainHttp())
                .allowedHosts(Set.of("localhost:*"))
                .timeout(TIMEOUT)
                .lease(TIMEOUT.multipliedBy(10))
                .poll(Duration.ofMillis(5), Duration.ofMillis(20))
                .retries(attempt -> Optional.of(Duration.ofMillis(20)));
    }

    WebhookDispatcher start(WebhookDispatcherBuilder builder) {
        WebhookDispatcher dispatcher = builder.build();
        dispatchers.add(dispatcher);
        dispatcher.start();
        return dispatcher;
    }

    WebhookDispatcher start() {
        return start(fastBuilder());
    }

    Webhook subscribe(String url, String... filters) {
        return add(webhook(url, filters));
    }

    /** Stores a webhook for all events whose series of failures began this long ago. */
    Webhook subscribeFailing(String url, Duration age) {
        return add(webhook(url, "*").failingSince(Optional.of(Instant.now().minus(age))));
    }

    private Webhook webhook(String url, String... filters) {
        return Webhook.create(
                new WebhookId(samples.unusedId().value()),
                ACME,
                url,
                Stream.of(filters).map(EventFilter::new).toList(),
                Optional.empty(),
                SampleWebhooks.SECRET,
                samples.clock().instant());
    }

    private Webhook add(Webhook webhook) {
        store.webhooks().add(webhook, 100);
        return webhook;
    }

    LeadSnapshot add(String email) {
        LeadChange creation = samples.capture(ACME, email);
        store.leads().add(creation);
        return creation.after();
    }

    /** Changes the lead this many times, with one event each. */
    LeadSnapshot change(LeadSnapshot lead, int times) {
        LeadSnapshot last = lead;
        for (int i = 0; i < times; i++) {
            LeadChange change = Lead.restore(last)
                    .revise(
                            SampleLeads.details()
                                    .email(last.details().email().orElseThrow().value())
                                    .notes("note " + i)
                                    .build(),
                            samples.context());
            store.leads().update(change);
            last = change.after();
        }
        return last;
    }

    /** Records a failed attempt for the webhook. The delivery is due again at once. */
    void fail(Webhook webhook) {
        store.deliveryQueue()
                .claim(webhook, 1, Duration.ofMinutes(1))
                .forEach(claimed -> store.deliveryQueue()
                        .record(claimed, DeliveryOutcome.retry(SampleWebhooks.unanswered(), Duration.ZERO)));
    }

    List<Delivery> deliveries(Webhook webhook) {
        return store.deliveries()
                .list(ACME, webhook.id(), Optional.empty(), PageRequest.page(1, PageRequest.MAX_PER_PAGE))
                .items();
    }

    Webhook stored(Webhook webhook) {
        return store.webhooks().find(ACME, webhook.id()).orElseThrow();
    }

    @Override
    public void attempted(ClaimedDelivery delivery, DeliveryOutcome outcome) {
        outcomes.add(outcome);
    }

    @Override
    public void disabled(Webhook webhook) {
        disabled.add(webhook);
    }

    @Override
    public void close() {
        dispatchers.forEach(WebhookDispatcher::close);
    }
}
