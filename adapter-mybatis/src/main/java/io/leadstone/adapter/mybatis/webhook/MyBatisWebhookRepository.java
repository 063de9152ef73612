package io.leadstone.adapter.mybatis.webhook;

import io.leadstone.adapter.mybatis.sql.CursorPosition;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlFailures;
import io.leadstone.adapter.mybatis.sql.SqlPages;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookLimitException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.ibatis.exceptions.PersistenceException;

/**
 * {@link WebhookRepository} in one table. The row of one that was removed stays for a while: a change that was under way may still put
 * something in line for it, and {@link MyBatisDeliveryQueue#prune} takes that away.
 */
public record MyBatisWebhookRepository(SqlSessions sessions) implements WebhookRepository {

    private static final String NEWEST = "-created_at";
    private static final int NO_SLOT = 0;

    /**
     * A company's webhooks have numbers from 1 to the limit, their slots, which a unique index keeps apart: of two calls that choose the
     * same free slot one is refused, and chooses another.
     */
    @Override
    public void add(Webhook webhook, int limit) {
        Set<Integer> lost = new HashSet<>();
        while (!sessions.write(call -> insert(call, webhook, limit, lost))) {
            // Another call was faster. Every round loses one more slot, until one is won or none is left.
        }
    }

    private static boolean insert(SqlCall call, Webhook webhook, int limit, Set<Integer> lost) {
        WebhookSqlMapper webhooks = call.mapper(WebhookSqlMapper.class);
        int slot = freeSlot(webhooks.slots(webhook.companyId().value()), lost, limit);
        boolean inserted = inserted(webhooks, WebhookRow.of(webhook), slot);
        if (!inserted) {
            lost.add(slot);
            if (webhooks.countById(webhook.companyId().value(), webhook.id().value()) > 0) {
                throw new IllegalStateException("there is a webhook " + webhook.id() + " already");
            }
        }
        return inserted;
    }

    private static boolean inserted(WebhookSqlMapper webhooks, WebhookRow row, int slot) {
        try {
            return webhooks.insert(row, slot) > 0;
        } catch (PersistenceException failure) {
            if (SqlFailures.isDuplicateKey(failure)) {
                return false;
            }
            throw failure;
        }
    }

    /** Chooses at random, so that calls at the same time seldom choose the same slot. Webhooks of older versions have none (0). */
    private static int freeSlot(List<Integer> taken, Set<Integer> lost, int limit) {
        Set<Integer> used = new HashSet<>(taken);
        used.addAll(lost);
        int highest = limit - Collections.frequency(taken, NO_SLOT);
        long free = highest
                - used.stream()
                        .filter(slot -> slot > NO_SLOT && slot <= highest)
                        .count();
        if (taken.size() >= limit || free <= 0) {
            throw new WebhookLimitException(limit);
        }
        return ThreadLocalRandom.current()
                .ints(0, highest)
                .map(slot -> slot + 1)
                .filter(slot -> !used.contains(slot))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void update(Webhook webhook) {
        long expectedVersion = webhook.version() - 1;
        sessions.write(call -> {
            WebhookSqlMapper webhooks = call.mapper(WebhookSqlMapper.class);
            int rows = webhooks.update(WebhookRow.of(webhook), expectedVersion);
            if (rows == 0) {
                throw refusal(webhooks, webhook, expectedVersion);
            }
            return rows;
        });
    }

    @Override
    public Optional<Webhook> find(CompanyId companyId, WebhookId id) {
        return sessions.read(
                call -> Optional.ofNullable(call.mapper(WebhookSqlMapper.class).find(companyId.value(), id.value()))
                        .map(WebhookRow::webhook));
    }

    @Override
    public Page<Webhook> list(CompanyId companyId, PageRequest page) {
        Optional<CursorPosition> position = CursorPosition.of(page, NEWEST);
        return sessions.read(call -> {
            WebhookSqlMapper webhooks = call.mapper(WebhookSqlMapper.class);
            List<Webhook> rows = webhooks
                    .list(
                            companyId.value(),
                            position.map(CursorPosition::at).orElse(null),
                            position.map(CursorPosition::id).orElse(null),
                            page.limitPlusOne(),
                            page.offset())
                    .stream()
                    .map(WebhookRow::webhook)
                    .toList();
            return SqlPages.page(
                    rows,
                    page,
                    () -> webhooks.count(companyId.value(), page.countLimit()),
                    webhook -> CursorPosition.after(NEWEST, webhook.createdAt(), webhook.id()));
        });
    }

    /** In the order in which a dispatcher locks: what is in line, then the subscription. */
    @Override
    public void remove(Webhook webhook) {
        String companyId = webhook.companyId().value();
        UUID id = webhook.id().value();
        sessions.write(call -> call.together(() -> {
            WebhookSqlMapper webhooks = call.mapper(WebhookSqlMapper.class);
            new DeliveryDeletion(call).allOf(companyId, id);
            int rows = webhooks.remove(companyId, id, webhook.version());
            if (rows == 0) {
                throw refusal(webhooks, webhook, webhook.version());
            }
            return rows;
        }));
    }

    private static RuntimeException refusal(WebhookSqlMapper webhooks, Webhook webhook, long expectedVersion) {
        UUID id = webhook.id().value();
        return webhooks.countById(webhook.companyId().value(), id) == 0
                ? new WebhookNotFoundException(id)
                : VersionConflictException.ofWebhook(id, expectedVersion);
    }
}
