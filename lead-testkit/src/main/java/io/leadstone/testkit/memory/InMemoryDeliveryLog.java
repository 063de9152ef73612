package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookMessage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@link DeliveryLog} in memory. */
record InMemoryDeliveryLog(InMemoryCompanies companies) implements DeliveryLog {

    private static final InMemoryOrder<Delivery, InMemoryPlace<Instant>> NEWEST = new InMemoryOrder<>(
            "-happened_at",
            delivery -> new InMemoryPlace<>(delivery.happenedAt(), delivery.messageId()),
            InMemoryPlace.by(Comparator.<Instant>naturalOrder()).reversed(),
            InMemoryPlace::told,
            InMemoryPlace::instant);

    @Override
    public Page<Delivery> list(
            CompanyId companyId, WebhookId webhookId, Optional<DeliveryStatus> status, PageRequest page) {
        List<Delivery> found = companies
                .in(companyId, company -> company.deliveries().line(webhookId))
                .stream()
                .map(InMemoryDelivery::delivery)
                .filter(delivery -> status.map(delivery.status()::equals).orElse(true))
                .toList();
        return NEWEST.page(found, page);
    }

    @Override
    public Delivery add(
            CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, WebhookMessage message) {
        return companies.in(companyId, company -> {
            company.deliveries().require(webhookId, expectedVersion);
            InMemoryDelivery added = InMemoryDelivery.of(webhookId, message, Instant.now());
            company.deliveries().put(added);
            return added.delivery();
        });
    }

    @Override
    public Optional<Delivery> redeliver(
            CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, UUID messageId) {
        return companies.in(companyId, company -> {
            company.deliveries().require(webhookId, expectedVersion);
            return company.deliveries()
                    .delivery(webhookId, messageId)
                    .map(found -> again(company, found).delivery());
        });
    }

    @Override
    public long replay(CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, Instant since) {
        return companies.in(companyId, company -> {
            company.deliveries().require(webhookId, expectedVersion);
            return company.deliveries().line(webhookId).stream()
                    .filter(delivery -> delivery.status() != DeliveryStatus.PENDING
                            && !delivery.message().at().isBefore(since))
                    .map(delivery -> again(company, delivery))
                    .count();
        });
    }

    private static InMemoryDelivery again(InMemoryCompany company, InMemoryDelivery found) {
        InMemoryDelivery again = found.again(Instant.now());
        company.deliveries().put(again);
        return again;
    }
}
