package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.WebhookLimitException;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** {@link WebhookRepository} in memory. */
record InMemoryWebhookRepository(InMemoryCompanies companies) implements WebhookRepository {

    private static final InMemoryOrder<Webhook, InMemoryPlace<Instant>> NEWEST = new InMemoryOrder<>(
            "-created_at",
            webhook -> new InMemoryPlace<>(webhook.createdAt(), webhook.id().value()),
            InMemoryPlace.by(Comparator.<Instant>naturalOrder()).reversed(),
            InMemoryPlace::told,
            InMemoryPlace::instant);

    @Override
    public void add(Webhook webhook, int limit) {
        companies.in(webhook.companyId(), company -> {
            if (company.deliveries().webhook(webhook.id()).isPresent()) {
                throw new IllegalStateException("there is a webhook " + webhook.id() + " already");
            }
            if (company.deliveries().webhooks().size() >= limit) {
                throw new WebhookLimitException(limit);
            }
            company.deliveries().put(webhook);
            return company;
        });
    }

    @Override
    public void update(Webhook webhook) {
        companies.in(webhook.companyId(), company -> {
            Webhook stored = company.deliveries().require(webhook.id(), Optional.of(webhook.version() - 1));
            company.deliveries().put(webhook.failingSince(failingSince(stored, webhook)));
            return company;
        });
    }

    @Override
    public Optional<Webhook> find(CompanyId companyId, WebhookId id) {
        return companies.in(companyId, company -> company.deliveries().webhook(id));
    }

    @Override
    public Page<Webhook> list(CompanyId companyId, PageRequest page) {
        return NEWEST.page(
                companies.in(companyId, company -> company.deliveries().webhooks()), page);
    }

    @Override
    public void remove(Webhook webhook) {
        companies.in(webhook.companyId(), company -> {
            company.deliveries().require(webhook.id(), Optional.of(webhook.version()));
            company.deliveries().remove(webhook.id());
            return company;
        });
    }

    /** The stored value, which dispatchers set without a new version; one that is enabled again starts anew. */
    private static Optional<Instant> failingSince(Webhook stored, Webhook next) {
        boolean enabledAgain = stored.disabled().isPresent() && next.disabled().isEmpty();
        return enabledAgain ? Optional.empty() : stored.failingSince();
    }
}
