package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.webhook.ReceivedCall;
import io.leadstone.adapter.webhook.Receiver;
import io.leadstone.domain.webhook.WebhookSecret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** A webhook receiver that subscribes to all events of leads and checks every signature. */
final class Subscriber implements AutoCloseable {

    private final Receiver receiver = new Receiver();
    private final Map<String, List<Long>> firstArrivals = new ConcurrentHashMap<>();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicInteger forged = new AtomicInteger();
    private final CountDownLatch manyArrived;
    private volatile WebhookSecret secret = new WebhookSecret("whsec_bm90IGtub3duIHlldCwgc28gYWxsIGlzIGZvcmdlZA==");
    private volatile String webhook = "";

    /**
     * Starts a receiver.
     *
     * @param many the number of calls that {@link #awaitMany} waits for
     */
    Subscriber(int many) {
        manyArrived = new CountDownLatch(many);
        receiver.answering(call -> {
            record(call);
            return Receiver.Reply.of(204);
        });
    }

    Subscriber subscribeAt(Client admin) {
        Answer made = admin.post("/v1/webhook", "{\"url\": \"" + receiver.url() + "\", \"events\": [\"lead.*\"]}");
        assertThat(made.status()).isEqualTo(201);
        secret = new WebhookSecret(made.text("secret"));
        webhook = made.text("id");
        return this;
    }

    /** Returns the route of the subscription. */
    String route() {
        return "/v1/webhook/" + webhook;
    }

    void awaitMany() throws InterruptedException {
        assertThat(manyArrived.await(5, TimeUnit.MINUTES)).isTrue();
    }

    /** Returns the number of different events received. */
    int events() {
        return ids.size();
    }

    /** Returns the number of calls that repeated an event. */
    int repeats() {
        return repeats.get();
    }

    /** Returns true if at least this many events of the lead have arrived. */
    boolean hasAll(String lead, long events) {
        return firstArrivals.getOrDefault(lead, List.of()).size() >= events;
    }

    /**
     * Requires that events of each lead first arrived in order and without gaps, and that every signature was
     * correct.
     */
    void requireOrder() {
        assertThat(forged.get()).as("calls with a wrong signature").isZero();
        firstArrivals.forEach((lead, numbers) -> assertThat(numbers)
                .as("events of %s", lead)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, numbers.size()).boxed().toList()));
    }

    @Override
    public void close() {
        receiver.close();
    }

    private void record(ReceivedCall call) {
        if (!call.isSignedWith(secret)) {
            forged.incrementAndGet();
        }
        if (ids.add(call.id())) {
            firstArrivals
                    .computeIfAbsent(call.json().at("/data/lead/id").asText(), lead -> new CopyOnWriteArrayList<>())
                    .add((long) call.number());
        } else {
            repeats.incrementAndGet();
        }
        manyArrived.countDown();
    }
}
