package io.leadstone.store.webhook;

import io.leadstone.application.idempotency.WrittenRecord;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.WebhookLimitException;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.store.table.DeliveryTable;
import io.leadstone.store.table.StoreTransactions;
import io.leadstone.store.table.WebhookTable;
import java.time.Instant;
import java.util.Optional;

/** {@link WebhookRepository} on a key-value backend. */
public record KeyValueWebhookRepository(StoreTransactions transactions) implements WebhookRepository {

    @Override
    public void add(Webhook webhook, int limit) {
        transactions.write(
                transaction -> {
                    if (WebhookTable.find(transaction, webhook.companyId(), webhook.id())
                            .isPresent()) {
                        throw new IllegalStateException("the webhook " + webhook.id() + " already exists");
                    }
                    if (WebhookTable.count(transaction, webhook.companyId(), limit) >= limit) {
                        throw new WebhookLimitException(limit);
                    }
                    WebhookTable.save(transaction, Optional.empty(), webhook);
                    return webhook;
                },
                WrittenRecord::of);
    }

    @Override
    public void update(Webhook webhook) {
        transactions.write(
                transaction -> {
                    Webhook stored = WebhookTable.require(
                            transaction, webhook.companyId(), webhook.id(), Optional.of(webhook.version() - 1));
                    Webhook next = webhook.failingSince(failingSince(stored, webhook));
                    WebhookTable.save(transaction, Optional.of(stored), next);
                    return next;
                },
                WrittenRecord::of);
    }

    @Override
    public Optional<Webhook> find(CompanyId companyId, WebhookId id) {
        return transactions.read(transaction -> WebhookTable.find(transaction, companyId, id));
    }

    @Override
    public Page<Webhook> list(CompanyId companyId, PageRequest page) {
        return transactions.read(transaction -> WebhookTable.newest(companyId).page(transaction, page));
    }

    @Override
    public void remove(Webhook webhook) {
        transactions.write(transaction -> {
            Webhook stored = WebhookTable.require(
                    transaction, webhook.companyId(), webhook.id(), Optional.of(webhook.version()));
            DeliveryTable.removeAll(transaction, stored.companyId(), stored.id());
            WebhookTable.remove(transaction, stored);
            return stored;
        });
    }

    /**
     * Returns the stored value, because the queue sets it without a new version. Returns empty if the update enables
     * the webhook again or changes its URL.
     */
    private static Optional<Instant> failingSince(Webhook stored, Webhook next) {
        return stored.keepsFailingSince(next.url(), next.disabled()) ? stored.failingSince() : Optional.empty();
    }
}
