package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.RecordedOutcome;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.WebhookLimitException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookMessage;
import io.leadstone.store.json.QueuedDelivery;
import io.leadstone.store.table.DeliveryTable;
import io.leadstone.testkit.contract.fixture.StoreScene;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Webhook repositories, delivery logs and delivery queues that break one rule each. */
final class BrokenQueues {

    private BrokenQueues() {}

    static BrokenStore queue(BiFunction<StoredCompanies, DeliveryQueue, DeliveryQueue> broken) {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(broken.apply(store.companies(), store.deliveryQueue()));
    }

    static BrokenStore webhooks(BiFunction<StoredCompanies, WebhookRepository, WebhookRepository> broken) {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(broken.apply(store.companies(), store.webhooks()));
    }

    static BrokenStore log(BiFunction<StoredCompanies, DeliveryLog, DeliveryLog> broken) {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(broken.apply(store.companies(), store.deliveries()));
    }

    static BrokenStore deletionsCancelNothing() {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(new DelegatingLeads() {
            @Override
            public LeadRepository delegate() {
                return store.leads();
            }

            @Override
            public void update(LeadChange change) {
                delegate().update(change);
                store.companies().in(change.after().companyId(), company -> {
                    company.deliveries().aboutLead(change.after().id()).stream()
                            .filter(queued -> queued.delivery().status() == DeliveryStatus.CANCELLED)
                            .forEach(queued -> company.deliveries()
                                    .put(DeliveryTable.pending(
                                            queued.delivery().webhookId(), queued.message(), Instant.now())));
                    return company;
                });
            }
        });
    }

    record AddsAtAnyVersion(StoredCompanies companies, DeliveryLog delegate) implements DelegatingLog {

        @Override
        public Delivery add(
                CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, WebhookMessage message) {
            return delegate.add(companyId, webhookId, Optional.empty(), message);
        }
    }

    record RedeliversAtAnyVersion(StoredCompanies companies, DeliveryLog delegate) implements DelegatingLog {

        @Override
        public Optional<Delivery> redeliver(
                CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, UUID messageId) {
            return delegate.redeliver(companyId, webhookId, Optional.empty(), messageId);
        }
    }

    record ReplaysAtAnyVersion(StoredCompanies companies, DeliveryLog delegate) implements DelegatingLog {

        @Override
        public long replay(CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, Instant since) {
            return delegate.replay(companyId, webhookId, Optional.empty(), since);
        }
    }

    record EnqueuesBeforeItRefuses(StoredCompanies companies, DeliveryLog delegate) implements DelegatingLog {

        @Override
        public Optional<Delivery> redeliver(
                CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, UUID messageId) {
            delegate.redeliver(companyId, webhookId, Optional.empty(), messageId);
            return delegate.redeliver(companyId, webhookId, expectedVersion, messageId);
        }
    }

    record AddsForMissingWebhooks(StoredCompanies companies, DeliveryLog delegate) implements DelegatingLog {

        @Override
        public Delivery add(
                CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, WebhookMessage message) {
            return companies.in(companyId, company -> {
                QueuedDelivery added = DeliveryTable.pending(webhookId, message, Instant.now());
                company.deliveries().put(added);
                return added.delivery();
            });
        }
    }

    record ClaimsInOrderOfCreation(StoredCompanies companies, DeliveryQueue delegate) implements DelegatingQueue {

        @Override
        public List<ClaimedDelivery> claim(Webhook webhook, int limit, Duration lease) {
            return claimBy(
                    companies,
                    webhook,
                    limit,
                    lease,
                    Comparator.comparing(delivery -> delivery.message().id()));
        }
    }

    record ClaimsTheLatestFirst(StoredCompanies companies, DeliveryQueue delegate) implements DelegatingQueue {

        @Override
        public List<ClaimedDelivery> claim(Webhook webhook, int limit, Duration lease) {
            return claimBy(companies, webhook, limit, lease, StoredDeliveries.OLDEST_DUE.reversed());
        }
    }

    record ClaimsWithAnyVersion(StoredCompanies companies, DeliveryQueue delegate) implements DelegatingQueue {

        @Override
        public List<ClaimedDelivery> claim(Webhook webhook, int limit, Duration lease) {
            return claimBy(companies, webhook, limit, lease, StoredDeliveries.OLDEST_DUE);
        }
    }

    record RedeliveryKeepsTheClaim(StoredCompanies companies, DeliveryLog delegate) implements DelegatingLog {

        @Override
        public Optional<Delivery> redeliver(
                CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, UUID messageId) {
            Optional<UUID> claim = companies.in(
                    companyId,
                    company ->
                            company.deliveries().delivery(webhookId, messageId).flatMap(QueuedDelivery::claim));
            Optional<Delivery> again = delegate.redeliver(companyId, webhookId, expectedVersion, messageId);
            companies.in(companyId, company -> {
                company.deliveries()
                        .delivery(webhookId, messageId)
                        .ifPresent(found -> company.deliveries()
                                .put(new QueuedDelivery(
                                        found.delivery(), found.message(), claim, found.claimedUntil())));
                return company;
            });
            return again;
        }
    }

    record AgeIsAlwaysAnHour(StoredCompanies companies, DeliveryQueue delegate) implements DelegatingQueue {

        @Override
        public Optional<Duration> age() {
            return delegate.due(1).stream().findFirst().map(webhook -> Duration.ofHours(1));
        }
    }

    record PruningClearsFinishedMessages(StoredCompanies companies, DeliveryQueue delegate) implements DelegatingQueue {

        @Override
        public int prune(Duration age, int limit) {
            clearMessages(companies, queued -> queued.delivery().finishedAt().isPresent());
            return delegate.prune(age, limit);
        }
    }

    record PruningClearsAllMessages(StoredCompanies companies, DeliveryQueue delegate) implements DelegatingQueue {

        @Override
        public int prune(Duration age, int limit) {
            int removed = delegate.prune(age, limit);
            if (removed > 0) {
                clearMessages(companies, delivery -> true);
            }
            return removed;
        }
    }

    record ExpiredClaimsAreRefused(StoredCompanies companies, DeliveryQueue delegate) implements DelegatingQueue {

        @Override
        public RecordedOutcome record(ClaimedDelivery claimed, DeliveryOutcome outcome) {
            boolean expired = companies.in(
                    claimed.delivery().companyId(),
                    company -> company.deliveries()
                            .delivery(
                                    claimed.delivery().webhookId(),
                                    claimed.delivery().messageId())
                            .flatMap(QueuedDelivery::claimedUntil)
                            .filter(until -> !until.isAfter(Instant.now()))
                            .isPresent());
            return expired ? RecordedOutcome.NOT_STORED : delegate.record(claimed, outcome);
        }
    }

    record EachAttemptDisables(StoredCompanies companies, DeliveryQueue delegate) implements DelegatingQueue {

        @Override
        public RecordedOutcome record(ClaimedDelivery claimed, DeliveryOutcome outcome) {
            RecordedOutcome recorded = delegate.record(claimed, outcome);
            return outcome.receiverGone() ? RecordedOutcome.stored(Optional.of(DisabledReason.GONE)) : recorded;
        }
    }

    record OutcomesOfOldUrlsCount(StoredCompanies companies, DeliveryQueue delegate) implements DelegatingQueue {

        @Override
        public RecordedOutcome record(ClaimedDelivery claimed, DeliveryOutcome outcome) {
            String url = companies.in(
                    claimed.delivery().companyId(),
                    company -> company.deliveries().webhooks().stream()
                            .filter(webhook ->
                                    webhook.id().equals(claimed.delivery().webhookId()))
                            .findFirst()
                            .map(Webhook::url)
                            .orElse(claimed.url()));
            return delegate.record(
                    new ClaimedDelivery(claimed.delivery(), claimed.message(), claimed.claim(), url), outcome);
        }
    }

    record FailuresCountAsDelivered(StoredCompanies companies, DeliveryQueue delegate) implements DelegatingQueue {

        @Override
        public RecordedOutcome record(ClaimedDelivery claimed, DeliveryOutcome outcome) {
            return delegate.record(
                    claimed, outcome.receiverGone() ? outcome : DeliveryOutcome.delivered(outcome.attempt()));
        }
    }

    record UpdateWritesFailingSince(StoredCompanies companies, WebhookRepository delegate)
            implements DelegatingWebhooks {

        @Override
        public void update(Webhook webhook) {
            delegate.update(webhook);
            store(companies, webhook);
        }
    }

    record UpdateNeverClearsFailingSince(StoredCompanies companies, WebhookRepository delegate)
            implements DelegatingWebhooks {

        @Override
        public void update(Webhook webhook) {
            Optional<Instant> before =
                    delegate.find(webhook.companyId(), webhook.id()).flatMap(Webhook::failingSince);
            delegate.update(webhook);
            store(companies, webhook.failingSince(before));
        }
    }

    record AnyNumberOfWebhooks(StoredCompanies companies, WebhookRepository delegate) implements DelegatingWebhooks {

        @Override
        public void add(Webhook webhook, int limit) {
            delegate.add(webhook, Integer.MAX_VALUE);
        }
    }

    record RemovedWebhooksCount(StoredCompanies companies, WebhookRepository delegate, AtomicInteger removed)
            implements DelegatingWebhooks {

        RemovedWebhooksCount(StoredCompanies companies, WebhookRepository delegate) {
            this(companies, delegate, new AtomicInteger());
        }

        @Override
        public void add(Webhook webhook, int limit) {
            delegate.add(webhook, limit - removed.get());
        }

        @Override
        public void remove(Webhook webhook) {
            delegate.remove(webhook);
            removed.incrementAndGet();
        }
    }

    record WebhooksAreCountedBeforeTheyAreAdded(
            StoredCompanies companies, WebhookRepository delegate, AtomicInteger readers)
            implements DelegatingWebhooks {

        WebhooksAreCountedBeforeTheyAreAdded(StoredCompanies companies, WebhookRepository delegate) {
            this(companies, delegate, new AtomicInteger());
        }

        @Override
        public void add(Webhook webhook, int limit) {
            long count = delegate.list(webhook.companyId(), PageRequest.FIRST).total();
            if (count == limit - 1) {
                Race.waitForAnother(readers);
            }
            if (count >= limit) {
                throw new WebhookLimitException(limit);
            }
            delegate.add(webhook, Integer.MAX_VALUE);
        }
    }

    private static void store(StoredCompanies companies, Webhook webhook) {
        companies.in(webhook.companyId(), company -> {
            company.deliveries().put(webhook);
            return company;
        });
    }

    private static List<ClaimedDelivery> claimBy(
            StoredCompanies companies, Webhook webhook, int limit, Duration lease, Comparator<QueuedDelivery> order) {
        Instant now = Instant.now();
        return companies.in(
                webhook.companyId(),
                company -> company.deliveries().claimable(webhook.id(), now).stream()
                        .sorted(order)
                        .limit(limit)
                        .map(delivery -> {
                            UUID claim = UUID.randomUUID();
                            company.deliveries()
                                    .put(new QueuedDelivery(
                                            delivery.delivery(),
                                            delivery.message(),
                                            Optional.of(claim),
                                            Optional.of(now.plus(lease))));
                            return new ClaimedDelivery(delivery.delivery(), delivery.message(), claim, webhook.url());
                        })
                        .toList());
    }

    /** Removes the event and the lead from the messages of the selected deliveries. */
    private static void clearMessages(StoredCompanies companies, Predicate<QueuedDelivery> which) {
        for (CompanyId companyId : List.of(StoreScene.ACME, StoreScene.GLOBEX)) {
            companies.in(companyId, company -> {
                StoredDeliveries deliveries = company.deliveries();
                deliveries.webhooks().stream()
                        .flatMap(webhook -> deliveries.deliveriesOf(webhook.id()).stream())
                        .filter(which)
                        .toList()
                        .forEach(found -> deliveries.put(withoutContent(found)));
                return company;
            });
        }
    }

    private static QueuedDelivery withoutContent(QueuedDelivery found) {
        WebhookMessage message = found.message();
        return StoredDeliveries.with(
                found,
                new WebhookMessage(message.id(), message.companyId(), message.type(), message.at(), Optional.empty()));
    }

    /** Delegates each call. A broken queue overrides one method. */
    interface DelegatingQueue extends DeliveryQueue {

        DeliveryQueue delegate();

        @Override
        default List<Webhook> due(int limit) {
            return delegate().due(limit);
        }

        @Override
        default List<ClaimedDelivery> claim(Webhook webhook, int limit, Duration lease) {
            return delegate().claim(webhook, limit, lease);
        }

        @Override
        default RecordedOutcome record(ClaimedDelivery delivery, DeliveryOutcome outcome) {
            return delegate().record(delivery, outcome);
        }

        @Override
        default int prune(Duration age, int limit) {
            return delegate().prune(age, limit);
        }

        @Override
        default Optional<Duration> age() {
            return delegate().age();
        }
    }

    /** Delegates each call. A broken log overrides one method. */
    interface DelegatingLog extends DeliveryLog {

        DeliveryLog delegate();

        @Override
        default Page<Delivery> list(
                CompanyId companyId, WebhookId webhookId, Optional<DeliveryStatus> status, PageRequest page) {
            return delegate().list(companyId, webhookId, status, page);
        }

        @Override
        default Delivery add(
                CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, WebhookMessage message) {
            return delegate().add(companyId, webhookId, expectedVersion, message);
        }

        @Override
        default Optional<Delivery> redeliver(
                CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, UUID messageId) {
            return delegate().redeliver(companyId, webhookId, expectedVersion, messageId);
        }

        @Override
        default long replay(CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, Instant since) {
            return delegate().replay(companyId, webhookId, expectedVersion, since);
        }
    }

    /** Delegates each call. A broken repository overrides one method. */
    interface DelegatingWebhooks extends WebhookRepository {

        WebhookRepository delegate();

        @Override
        default void add(Webhook webhook, int limit) {
            delegate().add(webhook, limit);
        }

        @Override
        default void update(Webhook webhook) {
            delegate().update(webhook);
        }

        @Override
        default Optional<Webhook> find(CompanyId companyId, WebhookId id) {
            return delegate().find(companyId, id);
        }

        @Override
        default Page<Webhook> list(CompanyId companyId, PageRequest page) {
            return delegate().list(companyId, page);
        }

        @Override
        default void remove(Webhook webhook) {
            delegate().remove(webhook);
        }
    }
}
