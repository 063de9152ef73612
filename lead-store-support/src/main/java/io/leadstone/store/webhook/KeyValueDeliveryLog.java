package io.leadstone.store.webhook;

import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookMessage;
import io.leadstone.store.json.QueuedDelivery;
import io.leadstone.store.table.DeliveryTable;
import io.leadstone.store.table.StoreTransaction;
import io.leadstone.store.table.StoreTransactions;
import io.leadstone.store.table.WebhookTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** {@link DeliveryLog} on a key-value backend. */
public record KeyValueDeliveryLog(StoreTransactions transactions) implements DeliveryLog {

    /**
     * The number of deliveries that one transaction of a replay enqueues. Those of the last instant may exceed it.
     */
    private static final int REPLAY_BATCH = 1000;

    @Override
    public Page<Delivery> list(
            CompanyId companyId, WebhookId webhookId, Optional<DeliveryStatus> status, PageRequest page) {
        Page<QueuedDelivery> found = transactions.read(transaction ->
                DeliveryTable.listing(companyId, webhookId, status).page(transaction, page));
        return new Page<>(
                found.items().stream().map(QueuedDelivery::delivery).toList(),
                found.total(),
                found.totalIsExact(),
                found.next());
    }

    @Override
    public Delivery add(
            CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, WebhookMessage message) {
        QueuedDelivery added = DeliveryTable.pending(webhookId, message, transactions.now());
        return transactions.write(transaction -> {
            WebhookTable.require(transaction, companyId, webhookId, expectedVersion);
            DeliveryTable.save(transaction, DeliveryTable.find(transaction, companyId, webhookId, message.id()), added);
            return added.delivery();
        });
    }

    @Override
    public Optional<Delivery> redeliver(
            CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, UUID messageId) {
        Instant now = transactions.now();
        return transactions.write(transaction -> {
            WebhookTable.require(transaction, companyId, webhookId, expectedVersion);
            return DeliveryTable.find(transaction, companyId, webhookId, messageId)
                    .map(found -> enqueueAgain(transaction, found, now).delivery());
        });
    }

    /** Compares the version in the first of its transactions, each of which enqueues a batch. */
    @Override
    public long replay(CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, Instant since) {
        Instant begin = transactions.now();
        long count = 0;
        Optional<Instant> last = Optional.empty();
        List<QueuedDelivery> batch;
        do {
            Optional<Instant> first = last;
            batch = transactions.write(transaction -> {
                if (first.isEmpty()) {
                    WebhookTable.require(transaction, companyId, webhookId, expectedVersion);
                }
                List<QueuedDelivery> found =
                        batch(DeliveryTable.finished(transaction, companyId, webhookId, first), since, begin);
                found.forEach(each -> enqueueAgain(transaction, each, begin));
                return found;
            });
            count += batch.size();
            last = batch.stream()
                    .reduce((one, next) -> next)
                    .map(found -> found.delivery().happenedAt());
        } while (batch.size() >= REPLAY_BATCH);
        return count;
    }

    /**
     * Returns the first deliveries that had finished when the replay began, and all others of the last instant, so that
     * the events of a lead are enqueued in their order.
     */
    private static List<QueuedDelivery> batch(Stream<QueuedDelivery> finished, Instant since, Instant begin) {
        List<QueuedDelivery> batch = new ArrayList<>();
        finished.filter(found -> !found.message().at().isBefore(since))
                .filter(found ->
                        found.delivery().finishedAt().filter(begin::isBefore).isEmpty())
                .takeWhile(found -> batch.size() < REPLAY_BATCH
                        || found.delivery()
                                .happenedAt()
                                .equals(batch.get(batch.size() - 1).delivery().happenedAt()))
                .forEachOrdered(batch::add);
        return batch;
    }

    /**
     * Stores the delivery as pending without attempts. A lease stays valid. It gets a new claim id, so that the outcome
     * of an attempt in progress is not stored.
     */
    private static QueuedDelivery enqueueAgain(StoreTransaction transaction, QueuedDelivery found, Instant now) {
        Delivery delivery = found.delivery();
        Delivery again = new Delivery(
                delivery.companyId(),
                delivery.webhookId(),
                delivery.messageId(),
                delivery.type(),
                delivery.leadId(),
                DeliveryStatus.PENDING,
                0,
                delivery.last(),
                Optional.of(now),
                delivery.happenedAt(),
                Optional.empty());
        QueuedDelivery next = new QueuedDelivery(
                again, found.message(), found.claim().map(attempt -> UUID.randomUUID()), found.claimedUntil());
        DeliveryTable.save(transaction, Optional.of(found), next);
        return next;
    }
}
