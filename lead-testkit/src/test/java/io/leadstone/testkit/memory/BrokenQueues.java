package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.WebhookLimitException;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
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

/** Repositories of webhooks, and logs and queues of deliveries, that break one promise each. */
final class BrokenQueues {

    private BrokenQueues() {}

    static BrokenStore queue(BiFunction<StoredCompanies, DeliveryQueue, DeliveryQueue> broken) {
        BrokenStore store = BrokenStore.sound();
        return store.with(broken.apply(store.companies(), store.deliveryQueue()));
    }

    static BrokenStore webhooks(BiFunction<StoredCompanies, WebhookRepository, WebhookRepository> broken) {
        BrokenStore store = BrokenStore.sound();
        return store.with(broken.apply(store.companies(), store.webhooks()));
    }

    static BrokenStore log(BiFunction<StoredCompanies, DeliveryLog, DeliveryLog> broken) {
        BrokenStore store = BrokenStore.sound();
        return store.with(broken.apply(store.companies(), store.deliveries()));
    }

    record AddsAtAnyVersion(StoredCompanies companies, DeliveryLog sound) implements SoundLog {

        @Override
        public Delivery add(
                CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, WebhookMessage message) {
            return sound.add(companyId, webhookId, Optional.empty(), message);
        }
    }

    record RedeliversAtAnyVersion(StoredCompanies companies, DeliveryLog sound) implements SoundLog {

        @Override
        public Optional<Delivery> redeliver(
                CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, UUID messageId) {
            return sound.redeliver(companyId, webhookId, Optional.empty(), messageId);
        }
    }

    record ReplaysAtAnyVersion(StoredCompanies companies, DeliveryLog sound) implements SoundLog {

        @Override
        public long replay(CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, Instant since) {
            return sound.replay(companyId, webhookId, Optional.empty(), since);
        }
    }

    record EnqueuesBeforeItRefuses(StoredCompanies companies, DeliveryLog sound) implements SoundLog {

        @Override
        public Optional<Delivery> redeliver(
                CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, UUID messageId) {
            sound.redeliver(companyId, webhookId, Optional.empty(), messageId);
            return sound.redeliver(companyId, webhookId, expectedVersion, messageId);
        }
    }

    record AddsForMissingWebhooks(StoredCompanies companies, DeliveryLog sound) implements SoundLog {

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

    record ClaimsInOrderOfCreation(StoredCompanies companies, DeliveryQueue sound) implements SoundQueue {

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

    record ClaimsTheLatestFirst(StoredCompanies companies, DeliveryQueue sound) implements SoundQueue {

        @Override
        public List<ClaimedDelivery> claim(Webhook webhook, int limit, Duration lease) {
            return claimBy(companies, webhook, limit, lease, StoredDeliveries.OLDEST_DUE.reversed());
        }
    }

    record PruningForgetsFinishedMessages(StoredCompanies companies, DeliveryQueue sound) implements SoundQueue {

        @Override
        public int prune(Duration age, int limit) {
            forget(companies, queued -> queued.delivery().finishedAt().isPresent());
            return sound.prune(age, limit);
        }
    }

    record PruningForgetsAllMessages(StoredCompanies companies, DeliveryQueue sound) implements SoundQueue {

        @Override
        public int prune(Duration age, int limit) {
            int removed = sound.prune(age, limit);
            if (removed > 0) {
                forget(companies, delivery -> true);
            }
            return removed;
        }
    }

    record ExpiredClaimsAreRefused(StoredCompanies companies, DeliveryQueue sound) implements SoundQueue {

        @Override
        public boolean record(ClaimedDelivery claimed, DeliveryOutcome outcome) {
            boolean expired = companies.in(
                    claimed.delivery().companyId(),
                    company -> company.deliveries()
                            .delivery(
                                    claimed.delivery().webhookId(),
                                    claimed.delivery().messageId())
                            .flatMap(QueuedDelivery::claimedUntil)
                            .filter(until -> !until.isAfter(Instant.now()))
                            .isPresent());
            return !expired && sound.record(claimed, outcome);
        }
    }

    record UpdateWritesFailingSince(StoredCompanies companies, WebhookRepository sound) implements SoundWebhooks {

        @Override
        public void update(Webhook webhook) {
            sound.update(webhook);
            store(companies, webhook);
        }
    }

    record EnablingKeepsFailingSince(StoredCompanies companies, WebhookRepository sound) implements SoundWebhooks {

        @Override
        public void update(Webhook webhook) {
            Optional<Instant> before =
                    sound.find(webhook.companyId(), webhook.id()).flatMap(Webhook::failingSince);
            sound.update(webhook);
            store(companies, webhook.failingSince(before));
        }
    }

    record AnyNumberOfWebhooks(StoredCompanies companies, WebhookRepository sound) implements SoundWebhooks {

        @Override
        public void add(Webhook webhook, int limit) {
            sound.add(webhook, Integer.MAX_VALUE);
        }
    }

    record RemovedWebhooksCount(StoredCompanies companies, WebhookRepository sound, AtomicInteger removed)
            implements SoundWebhooks {

        RemovedWebhooksCount(StoredCompanies companies, WebhookRepository sound) {
            this(companies, sound, new AtomicInteger());
        }

        @Override
        public void add(Webhook webhook, int limit) {
            sound.add(webhook, limit - removed.get());
        }

        @Override
        public void remove(Webhook webhook) {
            sound.remove(webhook);
            removed.incrementAndGet();
        }
    }

    record WebhooksAreCountedBeforeTheyAreAdded(
            StoredCompanies companies, WebhookRepository sound, AtomicInteger readers) implements SoundWebhooks {

        WebhooksAreCountedBeforeTheyAreAdded(StoredCompanies companies, WebhookRepository sound) {
            this(companies, sound, new AtomicInteger());
        }

        @Override
        public void add(Webhook webhook, int limit) {
            long count = sound.list(webhook.companyId(), PageRequest.FIRST).total();
            if (count == limit - 1) {
                Race.waitForAnother(readers);
            }
            if (count >= limit) {
                throw new WebhookLimitException(limit);
            }
            sound.add(webhook, Integer.MAX_VALUE);
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
                            return new ClaimedDelivery(delivery.delivery(), delivery.message(), claim);
                        })
                        .toList());
    }

    /** Leaves the deliveries of all companies in the tests without the event and the lead of their messages. */
    private static void forget(StoredCompanies companies, Predicate<QueuedDelivery> which) {
        for (CompanyId companyId : List.of(StoreScene.ACME, StoreScene.GLOBEX)) {
            companies.in(companyId, company -> {
                StoredDeliveries deliveries = company.deliveries();
                deliveries.webhooks().stream()
                        .flatMap(webhook -> deliveries.line(webhook.id()).stream())
                        .filter(which)
                        .toList()
                        .forEach(found -> deliveries.put(bare(found)));
                return company;
            });
        }
    }

    private static QueuedDelivery bare(QueuedDelivery found) {
        WebhookMessage message = found.message();
        return StoredDeliveries.with(
                found,
                new WebhookMessage(message.id(), message.companyId(), message.type(), message.at(), Optional.empty()));
    }

    /** Passes every call on, for a broken queue to break one. */
    interface SoundQueue extends DeliveryQueue {

        DeliveryQueue sound();

        @Override
        default List<Webhook> due(int limit) {
            return sound().due(limit);
        }

        @Override
        default List<ClaimedDelivery> claim(Webhook webhook, int limit, Duration lease) {
            return sound().claim(webhook, limit, lease);
        }

        @Override
        default boolean record(ClaimedDelivery delivery, DeliveryOutcome outcome) {
            return sound().record(delivery, outcome);
        }

        @Override
        default List<Webhook> disableFailing(Duration limit) {
            return sound().disableFailing(limit);
        }

        @Override
        default int prune(Duration age, int limit) {
            return sound().prune(age, limit);
        }
    }

    /** Passes every call on, for a broken log to break one. */
    interface SoundLog extends DeliveryLog {

        DeliveryLog sound();

        @Override
        default Page<Delivery> list(
                CompanyId companyId, WebhookId webhookId, Optional<DeliveryStatus> status, PageRequest page) {
            return sound().list(companyId, webhookId, status, page);
        }

        @Override
        default Delivery add(
                CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, WebhookMessage message) {
            return sound().add(companyId, webhookId, expectedVersion, message);
        }

        @Override
        default Optional<Delivery> redeliver(
                CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, UUID messageId) {
            return sound().redeliver(companyId, webhookId, expectedVersion, messageId);
        }

        @Override
        default long replay(CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, Instant since) {
            return sound().replay(companyId, webhookId, expectedVersion, since);
        }
    }

    /** Passes every call on, for a broken repository to break one. */
    interface SoundWebhooks extends WebhookRepository {

        WebhookRepository sound();

        @Override
        default void add(Webhook webhook, int limit) {
            sound().add(webhook, limit);
        }

        @Override
        default void update(Webhook webhook) {
            sound().update(webhook);
        }

        @Override
        default Optional<Webhook> find(CompanyId companyId, WebhookId id) {
            return sound().find(companyId, id);
        }

        @Override
        default Page<Webhook> list(CompanyId companyId, PageRequest page) {
            return sound().list(companyId, page);
        }

        @Override
        default void remove(Webhook webhook) {
            sound().remove(webhook);
        }
    }
}
