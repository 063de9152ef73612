package io.leadstone.adapter.webhook;

import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Queue of the webhooks that may have deliveries to claim. Each webhook is in it once; the one that waits longest is
 * first. Instances are not thread-safe.
 *
 * <p>A query for due webhooks costs more than a claim. So a webhook whose attempt has ended is queued again without a
 * query. A webhook that has changed since it was read gets no deliveries, so an entry that is older than {@code maxAge}
 * must be read again.
 */
final class DispatchQueue {

    private final Duration maxAge;
    private final Map<WebhookId, Entry> entries = new LinkedHashMap<>();

    DispatchQueue(Duration maxAge) {
        this.maxAge = maxAge;
    }

    /** A webhook as it was read at {@code readAt}, a value of {@link System#nanoTime()}. */
    record Entry(Webhook webhook, long readAt) {

        WebhookId id() {
            return webhook.id();
        }
    }

    /**
     * Replaces the entries by {@code due}. Webhooks that were in the queue keep their order and stay before new ones.
     */
    void replaceAll(List<Webhook> due, long readAt) {
        Map<WebhookId, Entry> now = due.stream()
                .collect(Collectors.toMap(
                        Webhook::id, webhook -> new Entry(webhook, readAt), (one, same) -> one, LinkedHashMap::new));
        entries.keySet().retainAll(now.keySet());
        entries.putAll(now);
    }

    /**
     * Adds an entry at the end unless its webhook is queued. Returns false, and adds nothing, if the entry is too old.
     */
    boolean add(Entry entry, long now) {
        boolean fresh = now - entry.readAt() < maxAge.toNanos();
        if (fresh) {
            entries.putIfAbsent(entry.id(), entry);
        }
        return fresh;
    }

    void remove(Entry entry) {
        entries.remove(entry.id());
    }

    /** Moves the entry to the end, after deliveries of its webhook were claimed. */
    void moveToEnd(Entry entry) {
        entries.remove(entry.id());
        entries.put(entry.id(), entry);
    }

    /** Returns a copy of the entries in order. */
    List<Entry> entries() {
        return List.copyOf(entries.values());
    }
}
