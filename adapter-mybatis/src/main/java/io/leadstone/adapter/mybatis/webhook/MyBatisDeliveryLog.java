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

    @Override
    public long replay(CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, Instant since) {
        return enqueue(
                companyId,
                webhookId,
                expectedVersion,
                call -> call.mapper(DeliverySqlMapper.class)
                        .replay(companyId.value(), webhookId.value(), SqlInstants.ceiling(since)));
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
