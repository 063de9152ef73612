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
 * Limits of the attempts at the same time, so that a slow or dead receiver does not delay others. A slot is the right
 * to one attempt. {@link Pace} decides how many slots a webhook has. A quarter of the threads is always left for quick
 * receivers.
 *
 * <p>All webhooks of a company with the same host and port share the slots of one webhook. So a company cannot flood a
 * receiver by many subscriptions.
 */
final class DispatchSlots {

    /**
     * Maximum number of webhooks whose pace is remembered. The pace is only a hint, so the oldest entry can be
     * dropped.
     */
    private static final int MAX_KNOWN_RECEIVERS = 10_000;

    private final int threads;
    private final int perSubscription;
    private final Duration maxQuickDuration;
    private final Map<WebhookId, Attempts> inFlight = new HashMap<>();
    private final Map<WebhookId, Pace> paces = new LinkedHashMap<>();

    /** The speed of a receiver in its last attempt. The status of its response does not matter. */
    private enum Pace {
        /** The response came fast. The webhook may use all slots of a webhook. */
        QUICK,
        /**
         * No attempt has ended yet. The webhook has one slot, and all unknown ones together have half of the threads.
         */
        UNKNOWN,
        /**
         * The response came late or not at all. The webhook has one slot, and all slow ones share a quarter of the
         * threads.
         */
        SLOW
    }

    /** The number of attempts in progress for a webhook, and their receiver. */
    private record Attempts(Target target, int count) {

        Attempts plusOne(Target latest) {
            return new Attempts(latest, count + 1);
        }
    }

    /** A receiver of a company: the host and port of a webhook's URL. */
    private record Target(CompanyId companyId, String authority) {

        static Target of(Webhook webhook) {
            return new Target(
                    webhook.companyId(),
                    URI.create(webhook.url()).getAuthority().toLowerCase(Locale.ROOT));
        }
    }

    DispatchSlots(int threads, int perSubscription, Duration maxQuickDuration) {
        this.threads = threads;
        this.perSubscription = perSubscription;
        this.maxQuickDuration = maxQuickDuration;
    }

    /** Returns the number of attempts that may begin for the webhook now. It can be negative. */
    synchronized int free(Webhook webhook) {
        // A failing webhook may fail fast. But while its pace is unknown, it is treated as slow.
        paces.putIfAbsent(webhook.id(), webhook.failingSince().isPresent() ? Pace.SLOW : Pace.UNKNOWN);
        int own = Optional.ofNullable(inFlight.get(webhook.id()))
                .map(Attempts::count)
                .orElse(0);
        int all = Math.min(threads - total(), perSubscription - attemptsTo(Target.of(webhook)));
        return switch (pace(webhook.id())) {
            case QUICK -> Math.min(perSubscription - own, all);
            case UNKNOWN -> Math.min(1 - own, Math.min(share(2) - attemptsOf(Pace.UNKNOWN), all));
            case SLOW -> Math.min(1 - own, Math.min(share(4) - attemptsOf(Pace.SLOW), all));
        };
    }

    /** Returns true if no further attempt may begin now. */
    synchronized boolean isFull() {
        return total() >= threads;
    }

    /** Returns true if no attempt is in progress. */
    synchronized boolean isIdle() {
        return inFlight.isEmpty();
    }

    /** Returns true if an attempt for the webhook is in progress. */
    synchronized boolean isServing(WebhookId id) {
        return inFlight.containsKey(id);
    }

    /** Takes a slot for one attempt. */
    synchronized void take(Webhook webhook) {
        Target target = Target.of(webhook);
        inFlight.put(
                webhook.id(),
                inFlight.getOrDefault(webhook.id(), new Attempts(target, 0)).plusOne(target));
    }

    /** Returns a slot after an attempt of this duration, and stores the pace of the webhook. */
    synchronized void giveBack(WebhookId id, Duration duration) {
        inFlight.computeIfPresent(
                id,
                (same, attempts) ->
                        attempts.count() == 1 ? null : new Attempts(attempts.target(), attempts.count() - 1));
        paces.remove(id);
        paces.put(id, duration.compareTo(maxQuickDuration) <= 0 ? Pace.QUICK : Pace.SLOW);
        while (paces.size() > MAX_KNOWN_RECEIVERS) {
            paces.remove(paces.keySet().iterator().next());
        }
    }

    private int share(int part) {
        return Math.max(1, threads / part);
    }

    private int total() {
        return inFlight.values().stream().mapToInt(Attempts::count).sum();
    }

    private int attemptsOf(Pace pace) {
        return inFlight.entrySet().stream()
                .filter(entry -> pace(entry.getKey()) == pace)
                .mapToInt(entry -> entry.getValue().count())
                .sum();
    }

    private int attemptsTo(Target target) {
        return inFlight.values().stream()
                .filter(attempts -> attempts.target().equals(target))
                .mapToInt(Attempts::count)
                .sum();
    }

    private Pace pace(WebhookId id) {
        return paces.getOrDefault(id, Pace.UNKNOWN);
    }
}
