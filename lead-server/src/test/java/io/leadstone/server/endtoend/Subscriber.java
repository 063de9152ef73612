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

/** A company's own server that is told all that happens to its leads, and looks at every signature. */
final class Subscriber implements AutoCloseable {

    private final Receiver receiver = new Receiver();
    private final Map<String, List<Long>> firstArrivals = new ConcurrentHashMap<>();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicInteger forged = new AtomicInteger();
    private final CountDownLatch manyCame;
    private volatile WebhookSecret secret = new WebhookSecret("whsec_bm90IGtub3duIHlldCwgc28gYWxsIGlzIGZvcmdlZA==");
    private volatile String webhook = "";

    /** @param many how many calls {@link #awaitMany} waits for */
    Subscriber(int many) {
        manyCame = new CountDownLatch(many);
        receiver.answering(call -> {
            take(call);
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

    /** Its subscription's route. */
    String route() {
        return "/v1/webhook/" + webhook;
    }

    void awaitMany() throws InterruptedException {
        assertThat(manyCame.await(5, TimeUnit.MINUTES)).isTrue();
    }

    /** How many different events came. */
    int events() {
        return ids.size();
    }

    /** How many calls brought what had come before. */
    int repeats() {
        return repeats.get();
    }

    /** Whether the first so many events of the lead came. */
    boolean hasAll(String lead, long events) {
        return firstArrivals.getOrDefault(lead, List.of()).size() >= events;
    }

    /** Each event of a lead came first after the one before it, none was left out, and every signature was good. */
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

    private void take(ReceivedCall call) {
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
        manyCame.countDown();
    }
}
