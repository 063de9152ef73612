package io.leadstone.store.table;

import io.leadstone.application.query.ListCursors;
import io.leadstone.application.query.ListCursors.InstantPosition;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.ScanOrder;
import io.leadstone.store.json.SnapshotJson;
import io.leadstone.store.table.IndexedTable.IndexEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Table of webhooks. Its index orders them by creation. */
public final class WebhookTable {

    private static final String ORDER = "webhook_order";

    private static final IndexedTable<Webhook> WEBHOOKS = new IndexedTable<>(
            "webhook", WebhookTable::key, SnapshotJson::write, SnapshotJson::webhook, WebhookTable::indexes);

    private WebhookTable() {}

    /** Returns the webhook of the company. */
    public static Optional<Webhook> find(StoreTransaction transaction, CompanyId companyId, WebhookId id) {
        return WEBHOOKS.find(transaction, TableKeys.of(companyId, id));
    }

    /**
     * Returns the webhook of the company.
     *
     * @throws WebhookNotFoundException if the company has no such webhook
     * @throws VersionConflictException if the webhook has another version than expected
     */
    public static Webhook require(
            StoreTransaction transaction, CompanyId companyId, WebhookId id, Optional<Long> expectedVersion) {
        Webhook found = find(transaction, companyId, id).orElseThrow(() -> new WebhookNotFoundException(id.value()));
        expectedVersion.filter(expected -> expected != found.version()).ifPresent(stale -> {
            throw VersionConflictException.ofWebhook(id.value(), stale);
        });
        return found;
    }

    /** Stores the webhook and replaces {@code before}. */
    public static void save(StoreTransaction transaction, Optional<Webhook> before, Webhook after) {
        WEBHOOKS.save(transaction, before, after);
    }

    /** Removes the webhook. Its deliveries stay. */
    public static void remove(StoreTransaction transaction, Webhook webhook) {
        WEBHOOKS.remove(transaction, webhook);
    }

    /** Returns all webhooks of the company. */
    public static Stream<Webhook> all(StoreTransaction transaction, CompanyId companyId) {
        return WEBHOOKS.through(transaction, ORDER, KeyRange.under(companyId.value()), ScanOrder.ASCENDING);
    }

    /** Returns the number of webhooks of the company, at most {@code limit}. */
    public static long count(StoreTransaction transaction, CompanyId companyId, int limit) {
        return transaction.count(ORDER, KeyRange.under(companyId.value()), limit);
    }

    /** Returns the webhooks of the company, newest first. */
    public static Listing<Webhook, InstantPosition> newest(CompanyId companyId) {
        return Listing.byInstant(
                ORDER, companyId.value(), ScanOrder.DESCENDING, WEBHOOKS::indexed, ListCursors.WEBHOOKS);
    }

    private static String key(Webhook webhook) {
        return TableKeys.of(webhook.companyId(), webhook.id());
    }

    private static List<IndexEntry> indexes(Webhook webhook) {
        return List.of(IndexEntry.of(ORDER, webhook.companyId(), webhook.createdAt(), webhook.id()));
    }
}
