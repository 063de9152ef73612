package io.leadstone.adapter.webhook;

import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The subscriptions that may have something to claim, each once, whoever waits longest first. Not for use from several threads.
 *
 * <p>Asking the queue which subscriptions are due costs more than claiming from one. So one that just got a slot back is in line again
 * without being asked for; but what is known of it, its url and its secrets, must be read again now and then.
 */
final class DispatchQueue {

    private final Duration freshFor;
    private final Map<WebhookId, Place> places = new LinkedHashMap<>();

    DispatchQueue(Duration freshFor) {
        this.freshFor = freshFor;
    }

    /** A subscription as it was read at {@code readAt}, by the clock of the process. */
    record Place(Webhook webhook, long readAt) {

        WebhookId id() {
            return webhook.id();
        }
    }

    /** Exactly {@code due} are in line, those that were already before those that were not. */
    void is(List<Webhook> due, long readAt) {
        Map<WebhookId, Place> now = due.stream()
                .collect(Collectors.toMap(
                        Webhook::id, webhook -> new Place(webhook, readAt), (one, same) -> one, LinkedHashMap::new));
        places.keySet().retainAll(now.keySet());
        places.putAll(now);
    }

    /** Puts one at the end, unless it is in line; {@code false} where it was read so long ago that it must be read again. */
    boolean add(Place place, long now) {
        boolean fresh = now - place.readAt() < freshFor.toNanos();
        if (fresh) {
            places.putIfAbsent(place.id(), place);
        }
        return fresh;
    }

    void leave(Place place) {
        places.remove(place.id());
    }

    /** Puts one that had its turn at the end. */
    void again(Place place) {
        places.remove(place.id());
        places.put(place.id(), place);
    }

    /** As it is now; later changes do not reach the list. */
    List<Place> inOrder() {
        return List.copyOf(places.values());
    }
}
