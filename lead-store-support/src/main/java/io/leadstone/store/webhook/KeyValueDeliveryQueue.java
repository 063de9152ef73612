package io.leadstone.store.webhook;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.RecordedOutcome;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.store.json.QueuedDelivery;
import io.leadstone.store.table.DeliveryTable;
import io.leadstone.store.table.DeliveryTable.WebhookKey;
import io.leadstone.store.table.StoreTransaction;
import io.leadstone.store.table.StoreTransactions;
import io.leadstone.store.table.WebhookTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@link DeliveryQueue} on a key-value backend. It uses the clock of the store. */
public record KeyValueDeliveryQueue(StoreTransactions transactions) implements DeliveryQueue {

    @Override
    public List<Webhook> due(int limit) {
        Instant now = transactions.now();
        return transactions.read(transaction -> {
            List<Webhook> due = new ArrayList<>();
            Optional<WebhookKey> next = DeliveryTable.nextPending(transaction, Optional.empty());
            while (next.isPresent() && due.size() < limit) {
                dueWebhook(transaction, next.get(), now).ifPresent(due::add);
                next = DeliveryTable.nextPending(transaction, next);
            }
            return due;
        });
    }

    @Override
    public List<ClaimedDelivery> claim(Webhook webhook, int limit, Duration lease) {
        Instant now = transactions.now();
        return transactions.write(transaction -> {
            List<QueuedDelivery> claimable = isUnchanged(transaction, webhook)
                    ? DeliveryTable.claimable(transaction, webhook.companyId(), webhook.id(), now)
                            .limit(limit)
                            .toList()
                    : List.of();
            return claimable.stream()
                    .map(found -> claim(transaction, found, now.plus(lease), webhook.url()))
                    .toList();
        });
    }

    @Override
    public RecordedOutcome record(ClaimedDelivery claimed, DeliveryOutcome outcome) {
        Delivery delivery = claimed.delivery();
        Instant now = transactions.now();
        return transactions.write(transaction -> DeliveryTable.find(
                        transaction, delivery.companyId(), delivery.webhookId(), delivery.messageId())
                .filter(found -> found.claim().equals(Optional.of(claimed.claim())))
                .filter(found -> found.delivery().status() == DeliveryStatus.PENDING)
                .map(found -> {
                    DeliveryTable.save(transaction, Optional.of(found), withOutcome(found, outcome, now));
                    return RecordedOutcome.stored(
                            WebhookTable.find(transaction, delivery.companyId(), delivery.webhookId())
                                    .flatMap(webhook -> attempted(transaction, webhook, claimed.url(), outcome, now)));
                })
                .orElse(RecordedOutcome.NOT_STORED));
    }

    @Override
    public int prune(Duration age, int limit) {
        Instant last = transactions.now().minus(age);
        return transactions.write(transaction -> {
            List<QueuedDelivery> old = DeliveryTable.finishedUntil(transaction, last, limit);
            old.forEach(delivery -> DeliveryTable.remove(transaction, delivery));
            return old.size();
        });
    }

    @Override
    public Optional<Duration> age() {
        Instant now = transactions.now();
        return transactions.read(transaction -> {
            Optional<Instant> oldest = Optional.empty();
            Optional<WebhookKey> next = DeliveryTable.nextPending(transaction, Optional.empty());
            while (next.isPresent()) {
                Optional<Instant> due = firstDue(transaction, next.get(), now);
                if (due.isPresent() && oldest.filter(due.get()::isAfter).isEmpty()) {
                    oldest = due;
                }
                next = DeliveryTable.nextPending(transaction, next);
            }
            return oldest.map(due -> Duration.between(due, now));
        });
    }

    private static Optional<Instant> firstDue(StoreTransaction transaction, WebhookKey key, Instant now) {
        return dueWebhook(transaction, key, now)
                .flatMap(webhook -> DeliveryTable.claimable(transaction, webhook.companyId(), webhook.id(), now)
                        .findFirst())
                .flatMap(queued -> queued.delivery().nextAttemptAt());
    }

    private static Optional<Webhook> dueWebhook(StoreTransaction transaction, WebhookKey key, Instant now) {
        return WebhookTable.find(transaction, key.companyId(), key.webhookId())
                .filter(webhook -> webhook.disabled().isEmpty())
                .filter(webhook -> DeliveryTable.claimable(transaction, key.companyId(), key.webhookId(), now)
                        .findFirst()
                        .isPresent());
    }

    /** Returns true if the stored webhook is enabled and has the version of {@code webhook}. */
    private static boolean isUnchanged(StoreTransaction transaction, Webhook webhook) {
        return WebhookTable.find(transaction, webhook.companyId(), webhook.id())
                .filter(found -> found.version() == webhook.version())
                .filter(found -> found.disabled().isEmpty())
                .isPresent();
    }

    private static ClaimedDelivery claim(
            StoreTransaction transaction, QueuedDelivery found, Instant until, String url) {
        UUID claim = UUID.randomUUID();
        DeliveryTable.save(
                transaction,
                Optional.of(found),
                new QueuedDelivery(found.delivery(), found.message(), Optional.of(claim), Optional.of(until)));
        return new ClaimedDelivery(found.delivery(), found.message(), claim, url);
    }

    /** Returns the reason why the outcome disabled the webhook, or empty if it did not. */
    private static Optional<DisabledReason> attempted(
            StoreTransaction transaction, Webhook webhook, String url, DeliveryOutcome outcome, Instant now) {
        Webhook next = webhook.attempted(url, outcome, now);
        WebhookTable.save(transaction, Optional.of(webhook), next);
        return webhook.disabled().isPresent() ? Optional.empty() : next.disabled();
    }

    private static QueuedDelivery withOutcome(QueuedDelivery found, DeliveryOutcome outcome, Instant now) {
        Delivery delivery = found.delivery();
        boolean finished = outcome.status() != DeliveryStatus.PENDING;
        Delivery next = new Delivery(
                delivery.companyId(),
                delivery.webhookId(),
                delivery.messageId(),
                delivery.type(),
                delivery.leadId(),
                outcome.status(),
                delivery.attempts() + 1,
                Optional.of(outcome.attempt()),
                outcome.retryAfter().map(now::plus),
                delivery.happenedAt(),
                finished ? Optional.of(now) : Optional.empty());
        return new QueuedDelivery(next, found.message(), Optional.empty(), Optional.empty());
    }
}
