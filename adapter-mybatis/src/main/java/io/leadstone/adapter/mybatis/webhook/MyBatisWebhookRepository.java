package io.leadstone.adapter.mybatis.webhook;

import io.leadstone.adapter.mybatis.idempotency.KeyedWrite;
import io.leadstone.adapter.mybatis.sql.CursorPosition;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlFailures;
import io.leadstone.adapter.mybatis.sql.SqlPages;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.idempotency.WrittenRecord;
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
import java.util.function.Function;
import org.apache.ibatis.exceptions.PersistenceException;

/**
 * {@link WebhookRepository} in one table. The row of a removed webhook stays for a while, because a concurrent change
 * of a lead may still enqueue a delivery for it. {@link MyBatisDeliveryQueue#prune} deletes such deliveries and then
 * the row.
 */
public record MyBatisWebhookRepository(SqlSessions sessions) implements WebhookRepository {

    private static final System.Logger LOG = System.getLogger(MyBatisWebhookRepository.class.getName());

    /** Batches of 500 deliveries that a removal deletes itself. It bounds the time of the call. */
    private static final int BATCHES_AT_ONCE = 10;

    private static final String NEWEST = "-created_at";
    private static final int NO_SLOT = 0;

    /**
     * Adds a webhook in a free slot. The webhooks of a company have slots, which are numbers from 1 to the limit, with
     * a unique index. If two calls choose the same slot, one of them is rejected and chooses another slot.
     */
    @Override
    public void add(Webhook webhook, int limit) {
        Set<Integer> excluded = new HashSet<>();
        KeyedWrite write = new KeyedWrite(sessions);
        while (!write.run(
                call -> insert(call, webhook, limit, excluded),
                inserted -> Optional.of(WrittenRecord.of(webhook)).filter(record -> inserted))) {
            // Another call took the slot. Each round excludes one more slot, until one is free or none is left.
        }
    }

    private static boolean insert(SqlCall call, Webhook webhook, int limit, Set<Integer> excluded) {
        WebhookSqlMapper webhooks = call.mapper(WebhookSqlMapper.class);
        int slot = freeSlot(webhooks.slots(webhook.companyId().value()), excluded, limit);
        boolean inserted = inserted(webhooks, WebhookRow.of(webhook), slot);
        if (!inserted) {
            excluded.add(slot);
            if (webhooks.countById(webhook.companyId().value(), webhook.id().value()) > 0) {
                throw new IllegalStateException("a webhook with the id " + webhook.id() + " exists already");
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

    /**
     * Returns a random free slot, so that concurrent calls seldom choose the same one. Webhooks of older versions have
     * no slot (0) and reduce the highest slot.
     */
    private static int freeSlot(List<Integer> taken, Set<Integer> excluded, int limit) {
        Set<Integer> used = new HashSet<>(taken);
        used.addAll(excluded);
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
        Function<SqlCall, Integer> update = call -> {
            WebhookSqlMapper webhooks = call.mapper(WebhookSqlMapper.class);
            int rows = webhooks.update(WebhookRow.of(webhook), expectedVersion);
            if (rows == 0) {
                throw rejection(webhooks, webhook, expectedVersion);
            }
            return rows;
        };
        new KeyedWrite(sessions).run(update, rows -> Optional.of(WrittenRecord.of(webhook)));
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

    /**
     * Marks the webhook as removed and commits. Then it deletes up to 5,000 deliveries in transactions of their own,
     * because one transaction would take too long for many. {@link MyBatisDeliveryQueue#prune} deletes the others, and
     * all of them after a removal in a transaction of the host.
     */
    @Override
    public void remove(Webhook webhook) {
        String companyId = webhook.companyId().value();
        UUID id = webhook.id().value();
        boolean committed = sessions.write(call -> {
            WebhookSqlMapper webhooks = call.mapper(WebhookSqlMapper.class);
            if (webhooks.remove(companyId, id, webhook.version()) == 0) {
                throw rejection(webhooks, webhook, webhook.version());
            }
            return !call.inHostTransaction();
        });
        if (committed) {
            deleteFirstDeliveries(companyId, id);
        }
    }

    /** The webhook is removed already, so a failure must not make the call fail. */
    private void deleteFirstDeliveries(String companyId, UUID id) {
        try {
            boolean hasMore = true;
            for (int batch = 0; hasMore && batch < BATCHES_AT_ONCE; batch++) {
                hasMore = sessions.write(call -> new DeliveryDeletion(call).deleteSomeOf(companyId, id));
            }
        } catch (RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "cannot delete the deliveries of the removed webhook " + id + "; the maintenance deletes them",
                    failure);
        }
    }

    private static RuntimeException rejection(WebhookSqlMapper webhooks, Webhook webhook, long expectedVersion) {
        UUID id = webhook.id().value();
        return webhooks.countById(webhook.companyId().value(), id) == 0
                ? new WebhookNotFoundException(id)
                : VersionConflictException.ofWebhook(id, expectedVersion);
    }
}
