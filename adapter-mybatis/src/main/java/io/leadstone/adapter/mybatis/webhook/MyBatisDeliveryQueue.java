package io.leadstone.adapter.mybatis.webhook;

import io.leadstone.adapter.mybatis.lead.MessageRow;
import io.leadstone.adapter.mybatis.lead.MessageSqlMapper;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.RecordedOutcome;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@link DeliveryQueue} in SQL, by the clock of the database. A claim is a random id and the end of the lease in the
 * row of the delivery. Only the dispatcher that has the id can record the outcome. After the lease, another dispatcher
 * may claim the delivery.
 *
 * <p>A claim locks its rows until its commit and skips rows that another transaction has locked. H2 locks all rows that
 * could be claimed, so that a claim waits for another one of the same subscription.
 *
 * <p>Each method uses a transaction of the store. In a transaction of the host it throws {@link IllegalStateException}.
 */
public record MyBatisDeliveryQueue(SqlSessions sessions) implements DeliveryQueue {

    private static final System.Logger LOG = System.getLogger(MyBatisDeliveryQueue.class.getName());

    /** Deliveries of one statement. It limits the number of its parameters. */
    private static final int BATCH = 500;

    @Override
    public List<Webhook> due(int limit) {
        return sessions.read(
                call -> queue(call).due(limit).stream().map(WebhookRow::webhook).toList());
    }

    @Override
    public List<ClaimedDelivery> claim(Webhook webhook, int limit, Duration lease) {
        String companyId = webhook.companyId().value();
        UUID webhookId = webhook.id().value();
        return sessions.write(call -> {
            QueueSqlMapper queue = queue(call);
            List<DeliveryRow> rows = claimable(call, queue, webhook, limit);
            if (rows.isEmpty()) {
                return List.of();
            }
            UUID claim = UUID.randomUUID();
            List<UUID> ids = rows.stream().map(DeliveryRow::messageId).toList();
            queue.claim(companyId, webhookId, ids, claim, lease.toMillis());
            Map<UUID, WebhookMessage> messages = call.mapper(MessageSqlMapper.class).find(companyId, ids).stream()
                    .map(MessageRow::message)
                    .collect(Collectors.toMap(WebhookMessage::id, Function.identity()));
            deleteWithoutMessage(queue, webhook, ids, messages.keySet());
            return rows.stream()
                    .flatMap(row -> Optional.ofNullable(messages.get(row.messageId()))
                            .map(message -> new ClaimedDelivery(row.delivery(), message, claim, webhook.url()))
                            .stream())
                    .toList();
        });
    }

    /** Locks and returns deliveries that can be claimed, at most one of each lead. */
    private static List<DeliveryRow> claimable(SqlCall call, QueueSqlMapper queue, Webhook webhook, int limit) {
        String companyId = webhook.companyId().value();
        UUID webhookId = webhook.id().value();
        List<DeliveryRow> locked = queue.claimable(companyId, webhookId, webhook.version(), limit);
        if (locked.isEmpty() || !call.database().locksNewerRowsThanItCompares()) {
            return locked;
        }
        List<UUID> ids = locked.stream().map(DeliveryRow::messageId).toList();
        Set<UUID> waiting = Set.copyOf(queue.waitingOf(companyId, webhookId, ids));
        return locked.stream().filter(row -> !waiting.contains(row.messageId())).toList();
    }

    /**
     * Deletes claimed deliveries that have no message, and logs them. They cannot be sent, and their failure would stop
     * all later deliveries of the subscription. Only a damaged or partly restored database has such rows.
     */
    private static void deleteWithoutMessage(
            QueueSqlMapper queue, Webhook webhook, List<UUID> claimed, Set<UUID> found) {
        List<UUID> missing = claimed.stream().filter(id -> !found.contains(id)).toList();
        if (!missing.isEmpty()) {
            queue.delete(webhook.companyId().value(), webhook.id().value(), missing);
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "deleted deliveries of webhook " + webhook.id() + " whose messages do not exist: " + missing);
        }
    }

    @Override
    public RecordedOutcome record(ClaimedDelivery claimed, DeliveryOutcome outcome) {
        return sessions.write(call -> {
            QueueSqlMapper queue = queue(call);
            if (queue.record(AttemptRow.of(claimed, outcome)) == 0) {
                return RecordedOutcome.NOT_STORED;
            }
            // The row of the subscription is locked last. All of its outcomes update this row, so that they could
            // deadlock in another order.
            claimed.message()
                    .content()
                    .ifPresent(content -> updateWaiting(queue, claimed.delivery(), content, outcome));
            return RecordedOutcome.stored(updateWebhook(call.mapper(WebhookSqlMapper.class), claimed, outcome));
        });
    }

    /** Deletes the deliveries of removed webhooks first, because they may contain personal data. */
    @Override
    public int prune(Duration age, int limit) {
        long millis = age.toMillis();
        return sessions.write(call -> {
            List<DeliveryKey> old = queue(call).ofRemoved(limit);
            if (old.isEmpty()) {
                call.mapper(WebhookSqlMapper.class).deleteRemoved(millis);
                old = finished(call, millis, limit);
            }
            return new DeliveryDeletion(call).delete(old);
        });
    }

    /** Locks and returns deliveries that finished at least {@code millis} ago. */
    private static List<DeliveryKey> finished(SqlCall call, long millis, int limit) {
        if (call.database().isSharded()) {
            return new DeliveryDeletion(call).lockFinished(queue(call).finished(millis, limit, false), millis);
        }
        return queue(call).finished(millis, limit, true);
    }

    @Override
    public Optional<Duration> age() {
        return sessions.read(
                call -> Optional.ofNullable(queue(call).ageMillis()).map(Duration::ofMillis));
    }

    private static QueueSqlMapper queue(SqlCall call) {
        if (call.inHostTransaction()) {
            throw new IllegalStateException(
                    "the queue of deliveries cannot be used while a transaction of the host is active");
        }
        return call.mapper(QueueSqlMapper.class);
    }

    /** Returns the reason why the outcome disabled the subscription, or empty if it did not. */
    private static Optional<DisabledReason> updateWebhook(
            WebhookSqlMapper webhooks, ClaimedDelivery claimed, DeliveryOutcome outcome) {
        String companyId = claimed.delivery().companyId().value();
        UUID id = claimed.delivery().webhookId().value();
        String url = claimed.url();
        if (outcome.receiverGone()) {
            return webhooks.disableGone(companyId, id, url) > 0 ? Optional.of(DisabledReason.GONE) : Optional.empty();
        }
        if (outcome.status() == DeliveryStatus.DELIVERED) {
            webhooks.recordSuccess(companyId, id, url);
            return Optional.empty();
        }
        boolean isFirst = webhooks.recordFailure(companyId, id, url) > 0;
        return !isFirst && webhooks.disableFailing(companyId, id, url, Webhook.FAILING_LIMIT.toMillis()) > 0
                ? Optional.of(DisabledReason.FAILING)
                : Optional.empty();
    }

    /**
     * Updates the deliveries of later events of the lead. It postpones them if the attempt will be retried. After the
     * last attempt it makes them due now. If that attempt is also the first one, nothing was postponed.
     */
    private static void updateWaiting(
            QueueSqlMapper queue, Delivery delivery, WebhookMessage.EventContent content, DeliveryOutcome outcome) {
        if (outcome.retryAfter().isEmpty() && delivery.last().isEmpty()) {
            return;
        }
        String companyId = delivery.companyId().value();
        UUID webhookId = delivery.webhookId().value();
        List<UUID> waiting = queue.waiting(
                companyId,
                webhookId,
                content.event().leadId().value(),
                content.event().number());
        for (List<UUID> batch : batches(waiting)) {
            outcome.retryAfter()
                    .ifPresentOrElse(
                            delay -> queue.postpone(companyId, webhookId, batch, delay.toMillis()),
                            () -> queue.release(companyId, webhookId, batch));
        }
    }

    private static List<List<UUID>> batches(List<UUID> messages) {
        List<UUID> sorted = messages.stream().sorted().toList();
        List<List<UUID>> batches = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += BATCH) {
            batches.add(sorted.subList(from, Math.min(sorted.size(), from + BATCH)));
        }
        return batches;
    }
}
