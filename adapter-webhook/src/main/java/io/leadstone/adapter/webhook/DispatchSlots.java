package io.leadstone.adapter.webhook;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How much may be sent to whom at once, so that a slow or dead receiver delays nobody else. See {@link Pace} for who gets what; whatever the
 * others do, a quarter of the threads is there for the quick ones. All subscriptions of a company to one receiver together have the slots of
 * one: a company must not flood somebody by subscribing them many times.
 */
final class DispatchSlots {

    /** Who was how fast is a hint: beyond so many, the oldest is forgotten. */
    private static final int REMEMBERED = 10_000;

    private final int threads;
    private final int perSubscription;
    private final Duration quickWithin;
    private final Map<WebhookId, Flight> inFlight = new HashMap<>();
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

    /** Attempts under way to a subscription. */
    private record Flight(Target target, int count) {

        Flight more(Target latest) {
            return new Flight(latest, count + 1);
        }
    }

    /** A receiver as a company names it: the host and port of its url. */
    private record Target(CompanyId companyId, String authority) {

        static Target of(Webhook webhook) {
            return new Target(
                    webhook.companyId(),
                    URI.create(webhook.url()).getAuthority().toLowerCase(Locale.ROOT));
        }
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
        int own = Optional.ofNullable(inFlight.get(webhook.id()))
                .map(Flight::count)
                .orElse(0);
        int all = Math.min(threads - total(), perSubscription - takenBy(Target.of(webhook)));
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

    synchronized void take(Webhook webhook) {
        Target target = Target.of(webhook);
        inFlight.put(
                webhook.id(),
                inFlight.getOrDefault(webhook.id(), new Flight(target, 0)).more(target));
    }

    /** Gives one back that was taken for an attempt of this length. */
    synchronized void giveBack(WebhookId id, Duration took) {
        inFlight.computeIfPresent(
                id, (same, flight) -> flight.count() == 1 ? null : new Flight(flight.target(), flight.count() - 1));
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
        return inFlight.values().stream().mapToInt(Flight::count).sum();
    }

    private int taken(Pace pace) {
        return inFlight.entrySet().stream()
                .filter(entry -> pace(entry.getKey()) == pace)
                .mapToInt(entry -> entry.getValue().count())
                .sum();
    }

    private int takenBy(Target target) {
        return inFlight.values().stream()
                .filter(flight -> flight.target().equals(target))
                .mapToInt(Flight::count)
                .sum();
    }

    private Pace pace(WebhookId id) {
        return paces.getOrDefault(id, Pace.UNKNOWN);
    }
}
