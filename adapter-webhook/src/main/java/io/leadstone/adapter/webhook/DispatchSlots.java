package io.leadstone.adapter.webhook;

import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much may be sent to whom at once, so that a slow or dead receiver delays nobody else. See {@link Pace} for who gets what; whatever the
 * others do, a quarter of the threads is there for the quick ones.
 */
final class DispatchSlots {

    /** Who was how fast is a hint: beyond so many, the oldest is forgotten. */
    private static final int REMEMBERED = 10_000;

    private final int threads;
    private final int perSubscription;
    private final Duration quickWithin;
    private final Map<WebhookId, Integer> inFlight = new HashMap<>();
    private final Map<WebhookId, Pace> paces = new LinkedHashMap<>();

    /** How a receiver took the last attempt, whatever it answered. */
    private enum Pace {
        /** At once: has all of a subscription's slots. */
        QUICK,
        /** Nobody knows: one slot to show it; all of these together have half of the threads. */
        UNKNOWN,
        /** Slowly or never: one slot to show that this is over; all of these together have a quarter of the threads. */
        SLOW
    }

    DispatchSlots(int threads, int perSubscription, Duration quickWithin) {
        this.threads = threads;
        this.perSubscription = perSubscription;
        this.quickWithin = quickWithin;
    }

    /** How many more may be sent to the subscription now. */
    synchronized int free(Webhook webhook) {
        // One that fails may just be down, and say so at once. But where nothing else is known, it is not given the
        // benefit of the doubt.
        paces.putIfAbsent(webhook.id(), webhook.failingSince().isPresent() ? Pace.SLOW : Pace.UNKNOWN);
        int own = inFlight.getOrDefault(webhook.id(), 0);
        int all = threads - total();
        return switch (pace(webhook.id())) {
            case QUICK -> Math.min(perSubscription - own, all);
            case UNKNOWN -> Math.min(1 - own, Math.min(share(2) - taken(Pace.UNKNOWN), all));
            case SLOW -> Math.min(1 - own, Math.min(share(4) - taken(Pace.SLOW), all));
        };
    }

    /** Whether nobody may send any more now. */
    synchronized boolean isFull() {
        return total() >= threads;
    }

    /** Whether nothing is sent now. */
    synchronized boolean isIdle() {
        return inFlight.isEmpty();
    }

    /** Whether something is sent to the subscription now. */
    synchronized boolean isServing(WebhookId id) {
        return inFlight.containsKey(id);
    }

    synchronized void take(WebhookId id) {
        inFlight.merge(id, 1, Integer::sum);
    }

    /** Gives one back that was taken for an attempt of this length. */
    synchronized void giveBack(WebhookId id, Duration took) {
        inFlight.computeIfPresent(id, (same, count) -> count == 1 ? null : count - 1);
        paces.remove(id);
        paces.put(id, took.compareTo(quickWithin) <= 0 ? Pace.QUICK : Pace.SLOW);
        while (paces.size() > REMEMBERED) {
            paces.remove(paces.keySet().iterator().next());
        }
    }

    private int share(int part) {
        return Math.max(1, threads / part);
    }

    private int total() {
        return inFlight.values().stream().mapToInt(Integer::intValue).sum();
    }

    private int taken(Pace pace) {
        return inFlight.entrySet().stream()
                .filter(entry -> pace(entry.getKey()) == pace)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private Pace pace(WebhookId id) {
        return paces.getOrDefault(id, Pace.UNKNOWN);
    }
}
