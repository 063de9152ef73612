package io.leadstone.adapter.mybatis.webhook;

import io.leadstone.adapter.mybatis.lead.MessageRow;
import io.leadstone.adapter.mybatis.lead.MessageSqlMapper;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@link DeliveryQueue} by the database's clock. A claim holds the rows that it takes for as long as its transaction, and skips those that
 * another holds. H2 holds all that could be claimed, so a claim waits there for any other of the same subscription.
 *
 * <p>Whatever is done here is a transaction of its own: inside of one of the host, every method throws {@link IllegalStateException}.
 */
public record MyBatisDeliveryQueue(SqlSessions sessions) implements DeliveryQueue {

    /** Deliveries of one statement. */
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
            List<DeliveryRow> rows = queue.claimable(companyId, webhookId, limit);
            if (rows.isEmpty()) {
                return List.of();
            }
            UUID claim = UUID.randomUUID();
            List<UUID> ids = rows.stream().map(DeliveryRow::messageId).toList();
            queue.claim(companyId, webhookId, ids, claim, lease.toMillis());
            Map<UUID, WebhookMessage> messages = call.mapper(MessageSqlMapper.class).find(companyId, ids).stream()
                    .map(MessageRow::message)
                    .collect(Collectors.toMap(WebhookMessage::id, Function.identity()));
            return rows.stream()
                    .map(row -> new ClaimedDelivery(row.delivery(), told(messages, row), claim))
                    .toList();
        });
    }

    @Override
    public boolean record(ClaimedDelivery claimed, DeliveryOutcome outcome) {
        return sessions.write(call -> {
            QueueSqlMapper queue = queue(call);
            if (queue.settle(AttemptRow.of(claimed, outcome)) == 0) {
                return false;
            }
            // Every transaction locks deliveries before the subscription: its row is locked by each settlement.
            claimed.message().content().ifPresent(told -> tellLine(queue, claimed.delivery(), told, outcome));
            tellWebhook(call.mapper(WebhookSqlMapper.class), claimed.delivery(), outcome);
            return true;
        });
    }

    @Override
    public List<Webhook> disableFailing(Duration limit) {
        long millis = limit.toMillis();
        return sessions.write(call -> {
            queue(call);
            WebhookSqlMapper webhooks = call.mapper(WebhookSqlMapper.class);
            return webhooks.failing(millis).stream()
                    .filter(row -> webhooks.disableFailing(row.companyId(), row.id(), millis) > 0)
                    .flatMap(row -> Optional.ofNullable(webhooks.find(row.companyId(), row.id())).stream())
                    .map(WebhookRow::webhook)
                    .toList();
        });
    }

    @Override
    public int prune(Duration age, int limit) {
        long millis = age.toMillis();
        return sessions.write(call -> {
            List<DeliveryKey> old = new ArrayList<>(queue(call).finished(millis, limit));
            if (old.size() < limit) {
                old.addAll(queue(call).ofRemoved(limit - old.size()));
                call.mapper(WebhookSqlMapper.class).forgetRemoved(millis);
            }
            return new DeliveryDeletion(call).these(old);
        });
    }

    private static QueueSqlMapper queue(SqlCall call) {
        if (call.inHostTransaction()) {
            throw new IllegalStateException(
                    "deliveries are dealt out in transactions of their own, not in one of the host");
        }
        return call.mapper(QueueSqlMapper.class);
    }

    private static WebhookMessage told(Map<UUID, WebhookMessage> messages, DeliveryRow row) {
        return Optional.ofNullable(messages.get(row.messageId())).orElseThrow();
    }

    private static void tellWebhook(WebhookSqlMapper webhooks, Delivery delivery, DeliveryOutcome outcome) {
        String companyId = delivery.companyId().value();
        UUID id = delivery.webhookId().value();
        if (outcome.receiverGone()) {
            webhooks.gone(companyId, id);
        } else if (outcome.status() == DeliveryStatus.DELIVERED) {
            webhooks.reached(companyId, id);
        } else {
            webhooks.failed(companyId, id);
        }
    }

    /**
     * Postpones the later deliveries of the lead after a failed attempt, and makes them due after the last one. A first attempt that
     * succeeds has postponed nothing.
     */
    private static void tellLine(
            QueueSqlMapper queue, Delivery delivery, WebhookMessage.EventContent told, DeliveryOutcome outcome) {
        if (outcome.retryAfter().isEmpty() && delivery.last().isEmpty()) {
            return;
        }
        String companyId = delivery.companyId().value();
        UUID webhookId = delivery.webhookId().value();
        List<UUID> waiting = queue.waiting(
                companyId, webhookId, told.lead().id().value(), told.event().number());
        for (List<UUID> batch : batches(waiting)) {
            outcome.retryAfter()
                    .ifPresentOrElse(
                            delay -> queue.holdBack(companyId, webhookId, batch, delay.toMillis()),
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
