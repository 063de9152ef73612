package io.leadstone.adapter.mybatis.webhook;

import io.leadstone.adapter.mybatis.lead.MessageSqlMapper;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlInstants;
import io.leadstone.adapter.mybatis.sql.SqlPages;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link DeliveryLog} in SQL. It joins transactions of the host. */
public record MyBatisDeliveryLog(SqlSessions sessions) implements DeliveryLog {

    /** Deliveries of one transaction of a replay, so that it is short. */
    private static final int REPLAY_BATCH = 1000;

    @Override
    public Page<Delivery> list(
            CompanyId companyId, WebhookId webhookId, Optional<DeliveryStatus> status, PageRequest page) {
        DeliveryListQuery listing = DeliveryListQuery.of(companyId, webhookId, status, page);
        return sessions.read(call -> {
            DeliverySqlMapper deliveries = call.mapper(DeliverySqlMapper.class);
            List<Delivery> rows =
                    deliveries.list(listing).stream().map(DeliveryRow::delivery).toList();
            return SqlPages.page(rows, page, () -> deliveries.count(listing), DeliveryListQuery::after);
        });
    }

    @Override
    public Delivery add(
            CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, WebhookMessage message) {
        if (message.content().isPresent()) {
            throw new IllegalArgumentException(
                    "only a test message can be added: a message about a lead is enqueued with the change of the lead");
        }
        return enqueue(companyId, webhookId, expectedVersion, call -> {
            call.mapper(MessageSqlMapper.class)
                    .insertWithoutLead(companyId.value(), message.id(), message.type(), message.at());
            call.mapper(DeliverySqlMapper.class)
                    .insert(companyId.value(), webhookId.value(), message.id(), message.type(), message.at());
            return found(call, companyId, webhookId, message.id()).orElseThrow();
        });
    }

    @Override
    public Optional<Delivery> redeliver(
            CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, UUID messageId) {
        return enqueue(companyId, webhookId, expectedVersion, call -> {
            call.mapper(DeliverySqlMapper.class).redeliver(companyId.value(), webhookId.value(), messageId);
            return found(call, companyId, webhookId, messageId);
        });
    }

    /**
     * Compares the version first. Then it enqueues the deliveries in the order of their events, in batches that commit,
     * so that an earlier event of a lead is pending before a later one. A transaction of the host contains all batches.
     */
    @Override
    public long replay(CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, Instant since) {
        if (sessions.hostTransactions().isActive()) {
            return enqueue(companyId, webhookId, expectedVersion, call -> {
                Instant begin = now(call);
                return replayAll(since, from -> replay(call, companyId, webhookId, from, begin));
            });
        }
        Instant begin = enqueue(companyId, webhookId, expectedVersion, MyBatisDeliveryLog::now);
        return replayAll(since, from -> sessions.write(call -> replay(call, companyId, webhookId, from, begin)));
    }

    private static long replayAll(Instant since, Function<Instant, ReplayedBatch> replay) {
        long count = 0;
        Optional<Instant> next = Optional.of(since);
        while (next.isPresent()) {
            ReplayedBatch batch = replay.apply(next.get());
            count += batch.count();
            next = batch.next();
        }
        return count;
    }

    private static ReplayedBatch replay(
            SqlCall call, CompanyId companyId, WebhookId webhookId, Instant since, Instant finishedUntil) {
        DeliverySqlMapper deliveries = call.mapper(DeliverySqlMapper.class);
        Instant first = SqlInstants.ceiling(since);
        @Nullable
        Instant last =
                deliveries.lastOfReplay(companyId.value(), webhookId.value(), first, finishedUntil, REPLAY_BATCH - 1);
        int count = deliveries.replay(companyId.value(), webhookId.value(), first, last, finishedUntil);
        return new ReplayedBatch(count, Optional.ofNullable(last).map(at -> at.plusMillis(1)));
    }

    /** A batch of a replay, and the instant at which the next one begins; empty after the last batch. */
    private record ReplayedBatch(long count, Optional<Instant> next) {}

    private static Instant now(SqlCall call) {
        return call.mapper(DeliverySqlMapper.class).now();
    }

    /**
     * Runs {@code work}, then locks the webhook until the commit and compares its version. A dispatcher that records an
     * outcome locks in the same order, deliveries before the webhook. The other order would deadlock with it.
     */
    private <T> T enqueue(
            CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, Function<SqlCall, T> work) {
        return sessions.write(call -> call.atomically(() -> {
            T enqueued = work.apply(call);
            @Nullable Long version = call.mapper(WebhookSqlMapper.class).lock(companyId.value(), webhookId.value());
            if (version == null) {
                throw new WebhookNotFoundException(webhookId.value());
            }
            expectedVersion.filter(expected -> !expected.equals(version)).ifPresent(stale -> {
                throw VersionConflictException.ofWebhook(webhookId.value(), stale);
            });
            return enqueued;
        }));
    }

    private static Optional<Delivery> found(SqlCall call, CompanyId companyId, WebhookId webhookId, UUID messageId) {
        return Optional.ofNullable(
                        call.mapper(DeliverySqlMapper.class).find(companyId.value(), webhookId.value(), messageId))
                .map(DeliveryRow::delivery);
    }
}
