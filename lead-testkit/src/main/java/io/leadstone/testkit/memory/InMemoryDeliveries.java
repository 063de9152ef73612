package io.leadstone.testkit.memory;

import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** A company's subscriptions and what is in line for them. Not for use from several threads, like the company that has it. */
final class InMemoryDeliveries {

    private final Map<WebhookId, Webhook> webhooks = new LinkedHashMap<>();
    private final Map<WebhookId, Map<UUID, InMemoryDelivery>> lines = new LinkedHashMap<>();

    /** A copy, which later changes do not reach. */
    List<Webhook> webhooks() {
        return List.copyOf(webhooks.values());
    }

    Optional<Webhook> webhook(WebhookId id) {
        return Optional.ofNullable(webhooks.get(id));
    }

    /**
     * Returns the webhook.
     *
     * @throws WebhookNotFoundException if there is none
     * @throws VersionConflictException if it is not at the expected version
     */
    Webhook require(WebhookId id, Optional<Long> expectedVersion) {
        Webhook found = webhook(id).orElseThrow(() -> new WebhookNotFoundException(id.value()));
        expectedVersion.filter(expected -> expected != found.version()).ifPresent(stale -> {
            throw VersionConflictException.ofWebhook(id.value(), stale);
        });
        return found;
    }

    void put(Webhook webhook) {
        webhooks.put(webhook.id(), webhook);
    }

    void remove(WebhookId id) {
        lines.remove(id);
        webhooks.remove(id);
    }

    /** Puts the event in line for each subscription that wants it. */
    void tell(LeadEvent event, LeadSnapshot lead) {
        EventType type = event.type();
        webhooks.values().stream()
                .filter(webhook -> webhook.wants(type))
                .forEach(webhook ->
                        put(InMemoryDelivery.of(webhook.id(), WebhookMessage.of(event, lead), Instant.now())));
    }

    /** Removes what is personal from every message about the lead. */
    void erase(LeadId lead, Instant erasedAt) {
        List<InMemoryDelivery> all = lines.values().stream()
                .flatMap(line -> line.values().stream())
                .filter(delivery -> delivery.tellsOf(lead))
                .toList();
        all.forEach(delivery -> put(delivery.erased(erasedAt)));
    }

    void put(InMemoryDelivery delivery) {
        lines.computeIfAbsent(delivery.webhookId(), none -> new LinkedHashMap<>())
                .put(delivery.message().id(), delivery);
    }

    Optional<InMemoryDelivery> delivery(WebhookId id, UUID messageId) {
        return Optional.ofNullable(lines.getOrDefault(id, Map.of()).get(messageId));
    }

    /** A copy, which later changes do not reach. */
    List<InMemoryDelivery> line(WebhookId id) {
        return List.copyOf(lines.getOrDefault(id, Map.of()).values());
    }

    /** Those that can be claimed at {@code now}, oldest due first. */
    List<InMemoryDelivery> claimable(WebhookId id, Instant now) {
        List<InMemoryDelivery> line = line(id);
        return line.stream()
                .filter(delivery -> delivery.isClaimable(now))
                .filter(delivery -> line.stream().noneMatch(delivery::waitsFor))
                .sorted(InMemoryDelivery.OLDEST_DUE)
                .toList();
    }

    /** Removes up to {@code limit} deliveries that are {@code old}, and answers how many these were. */
    int removeIf(Predicate<InMemoryDelivery> old, int limit) {
        List<InMemoryDelivery> gone = new ArrayList<>();
        lines.values().forEach(line -> line.values().stream().filter(old).forEach(gone::add));
        List<InMemoryDelivery> removed = gone.stream().limit(limit).toList();
        removed.forEach(delivery -> lines.getOrDefault(delivery.webhookId(), Map.of())
                .remove(delivery.message().id()));
        return removed.size();
    }
}
