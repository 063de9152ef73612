package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@link DeliveryQueue} in memory, by the clock of this process. */
record InMemoryDeliveryQueue(InMemoryCompanies companies) implements DeliveryQueue {

    @Override
    public List<Webhook> due(int limit) {
        Instant now = Instant.now();
        return companies
                .inEach(company -> company.deliveries().webhooks().stream()
                        .filter(webhook -> webhook.disabled().isEmpty()
                                && !company.deliveries()
                                        .claimable(webhook.id(), now)
                                        .isEmpty()))
                .limit(limit)
                .toList();
    }

    @Override
    public List<ClaimedDelivery> claim(Webhook webhook, int limit, Duration lease) {
        Instant now = Instant.now();
        return companies.in(webhook.companyId(), company -> {
            boolean enabled = company.deliveries()
                    .webhook(webhook.id())
                    .filter(found -> found.disabled().isEmpty())
                    .isPresent();
            return company.deliveries().claimable(webhook.id(), now).stream()
                    .limit(enabled ? limit : 0)
                    .map(delivery -> claim(company, delivery, now.plus(lease)))
                    .toList();
        });
    }

    @Override
    public boolean settle(ClaimedDelivery claimed, DeliveryOutcome outcome) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return companies.in(claimed.delivery().companyId(), company -> {
            Optional<InMemoryDelivery> mine = company.deliveries()
                    .delivery(claimed.delivery().webhookId(), claimed.delivery().messageId())
                    .filter(found -> found.claim().equals(Optional.of(claimed.claim())));
            mine.ifPresent(found -> company.deliveries().put(found.settled(outcome, now)));
            if (mine.isPresent()) {
                company.deliveries()
                        .webhook(claimed.delivery().webhookId())
                        .ifPresent(webhook -> company.deliveries().put(webhook.attempted(outcome, now)));
            }
            return mine.isPresent();
        });
    }

    @Override
    public List<Webhook> disableFailing(Duration limit) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return companies
                .inEach(company -> company.deliveries().webhooks().stream()
                        .filter(webhook -> webhook.isFailing(limit, now))
                        .map(webhook -> webhook.disable(DisabledReason.FAILING, now))
                        .peek(company.deliveries()::put))
                .toList();
    }

    @Override
    public int prune(Duration age, int limit) {
        Instant before = Instant.now().minus(age);
        return companies
                .inEach(company -> List.of(company).stream())
                .reduce(
                        0,
                        (removed, company) -> removed
                                + company.deliveries().removeIf(delivery -> isOld(delivery, before), limit - removed),
                        Integer::sum);
    }

    private static boolean isOld(InMemoryDelivery delivery, Instant before) {
        return delivery.finishedAt()
                .filter(finished -> !finished.isAfter(before))
                .isPresent();
    }

    private static ClaimedDelivery claim(InMemoryCompany company, InMemoryDelivery delivery, Instant until) {
        UUID claim = UUID.randomUUID();
        company.deliveries().put(delivery.claimed(claim, until));
        return new ClaimedDelivery(delivery.delivery(), delivery.message(), claim);
    }
}
