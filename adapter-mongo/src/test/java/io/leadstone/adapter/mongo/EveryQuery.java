package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.out.privacy.PurgeReason;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.OwnerFilter;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonDocument;

/** Calls that send each kind of query of the store at least once. */
final class EveryQuery {

    private EveryQuery() {}

    /** Returns the commands that {@code store} sends in these calls. {@code commands} listens to its client. */
    static List<BsonDocument> commandsOf(MongoLeadStore store, CommandLog commands) {
        SampleLeads samples = new SampleLeads();
        LongHistory history = new LongHistory(store, samples);
        history.growTo(200);
        return commands.of(() -> sendAll(store, history, samples));
    }

    private static void sendAll(MongoLeadStore store, LongHistory history, SampleLeads samples) {
        for (LeadSort sort : LeadSort.values()) {
            LeadQuery query = LeadQuery.builder()
                    .statuses(LeadStatus.NEW, LeadStatus.LOST)
                    .search("jordan 030")
                    .source("fair")
                    .agentId(new AgentId("bot"))
                    .owner(OwnerFilter.of(new OwnerId("sam")))
                    .tag("tag")
                    .createdAfter(history.lead().createdAt())
                    .createdBefore(history.lead().updatedAt())
                    .sort(sort)
                    .build();
            store.search().list(ACME, query, PageRequest.after(query.after(history.lead()), 10));
        }
        store.search().list(ACME, SearchCommandsTest.query("jrodan", LeadSort.RELEVANCE), PageRequest.FIRST);
        store.search().list(ACME, SearchCommandsTest.query("jo", LeadSort.RELEVANCE), PageRequest.FIRST);
        store.search().listDeleted(ACME, PageRequest.FIRST);
        store.leads().find(ACME, history.lead().id());
        store.leads().findByEmail(ACME, history.lead().details().email().orElseThrow());
        history.growTo(history.lead().lastEvent() + 1);
        history.eventNumbers(50);
        store.eventFeed().after(ACME, 0, Set.of(), 100);
        store.eventFeed().after(ACME, 1, Set.of(EventType.LEAD_CREATED), 2);
        store.consents().entriesOf(ACME, history.lead().id(), PageRequest.FIRST);
        queryConversations(store, history.lead(), samples);
        history.reread();
        queryWebhooks(store, history, samples);
        purge(store, samples);
        writeOnce(store, samples);
        queryPeople(store, history.lead());
        register(store);
        store.agents().find(new AgentId("bot"));
        store.agents().find(ACME, new AgentId("bot"));
        store.agents().list(ACME, PageRequest.FIRST);
        Agent bot = store.agents()
                .add(new Agent(
                        new AgentId("bot"),
                        ACME,
                        Optional.empty(),
                        List.of(),
                        history.lead().createdAt(),
                        history.lead().createdAt()));
        store.agents().update(bot, 1);
        store.agents().remove(ACME, bot.id(), 2);
        store.agents().add(bot);
        store.apiKeys().find("key");
        store.apiKeys().list(ACME);
        store.apiKeys().revoke(ACME, "key", history.lead().createdAt());
        store.apiKeys().isEmpty();
        store.health().check();
    }

    private static void queryConversations(MongoLeadStore store, LeadSnapshot lead, SampleLeads samples) {
        LeadSnapshot now = store.leads().find(ACME, lead.id()).orElseThrow();
        ConversationChange opening = samples.open(now);
        ConversationId id = opening.after().id();
        store.conversations().add(opening);
        store.conversations().add(samples.openInSession("session", now));
        store.conversations().add(samples.openInSession("session", now));
        store.conversations().record(samples.report(opening.after(), 1));
        store.conversations().find(ACME, id);
        store.conversations().findDeleted(ACME, id);
        store.conversations().eraseTopicsOf(ACME, lead.id());
        store.optIns().pendingOf(ACME, lead.id(), lead.createdAt());
        store.optIns().countPending(ACME, DateRange.lastDays(30, lead.createdAt()), lead.createdAt());
        for (SubmissionState state : SubmissionState.values()) {
            store.submissions().inState(ACME, state, PageRequest.FIRST);
        }
        store.heldSubmissions().discard(ACME, lead.id());
        store.heldSubmissions().countDue(lead.createdAt());
        store.heldSubmissions().companyAfter(Optional.of(ACME));
        store.heldSubmissions().purge(ACME, lead.createdAt(), 10);
        store.conversationSearch().list(ACME, ConversationQuery.ALL, PageRequest.FIRST);
        store.conversationSearch().list(ACME, ConversationQuery.ofAgent(SampleLeads.AGENT), PageRequest.FIRST);
        store.conversationSearch().listDeleted(ACME, PageRequest.FIRST);
        store.conversationSearch().newestOf(ACME, lead.id());
        store.figures().totals(ACME, DateRange.lastDays(30, lead.createdAt()));
        store.exports().eachLead(ACME, ExportRange.ALL, LeadFilter.ALL, row -> {});
        store.exports().eachConversation(ACME, ExportRange.ALL, row -> {});
    }

    private static void queryPeople(MongoLeadStore store, LeadSnapshot lead) {
        Suppression entry = suppression("a", lead.createdAt());
        store.suppressions().add(entry);
        store.suppressions().find(ACME, List.of(entry.hash()));
        store.suppressions().list(ACME, PageRequest.FIRST);
        store.suppressions().remove(ACME, entry.id());
        store.suppressions().countByKey();
        store.personRecords().conversationsOf(ACME, lead.id());
        store.personRecords().deliveriesOf(ACME, lead.id());
        store.personRecords().submissions(ACME, SubmissionState.APPLIED, PageRequest.page(1, 10));
        store.emailKeys().companyAfter(Optional.empty());
        store.emailKeys().outdated(ACME, "jdk-2", Optional.of(lead), 10);
        store.emailKeys().confirm(ACME, List.of(lead), "jdk-2");
        store.emailKeys().renew(lead, lead.details().email().orElseThrow());
        store.emailKeys().setState(store.emailKeys().state());
    }

    private static Suppression suppression(String digit, Instant at) {
        return new Suppression(
                UUID.randomUUID(),
                ACME,
                "2026",
                digit.repeat(Suppression.HASH_LENGTH),
                Suppression.Effect.REFUSE,
                Optional.empty(),
                at,
                "alice");
    }

    /** Registers a new and a known email. */
    private static void register(MongoLeadStore store) {
        LeadManagement management = LeadManagement.builder()
                .store(store)
                .agentDirectory(id -> Optional.of(
                        new Agent(new AgentId("bot"), ACME, Optional.empty(), List.of(), Instant.EPOCH, Instant.EPOCH)))
                .build();
        for (int i = 0; i < 2; i++) {
            LeadId id = management
                    .leads()
                    .register(new RegisterLeadCommand(
                            "bot",
                            LeadFields.of("Sam", "Lee", "registered@example.com")
                                    .build()))
                    .submission()
                    .id();
            store.submissions().find(ACME, id);
            store.submissions().submissionsOf(ACME, id, PageRequest.FIRST);
            store.submissions().eraseOf(ACME, id, Instant.now());
            store.widgetSessions().end(ACME, id);
        }
    }

    private static void writeOnce(MongoLeadStore store, SampleLeads samples) {
        LeadChange captured = samples.capture(ACME, "keyed@example.com");
        Instant now = captured.after().createdAt();
        WriteAttempt first = new WriteAttempt(ACME, "key", UUID.randomUUID(), UUID.randomUUID(), now);
        store.idempotentWrites().reserve(first, "hash", now);
        store.idempotentWrites().reserve(first, "hash", now);
        store.idempotentWrites().during(first, () -> {
            store.leads().add(captured);
            return first;
        });
        store.idempotentWrites().release(first);
        store.idempotentWrites().reserve(first, "hash", now);
        store.idempotentWrites()
                .complete(
                        first,
                        new KeptAnswer(
                                201,
                                Map.of(),
                                "{}",
                                Optional.of(captured.after().id())));
        Suppression removed = store.suppressions().add(suppression("b", now));
        store.leads()
                .update(Lead.restore(captured.after())
                        .erase(samples.context())
                        .suppressing(List.of(suppression("c", now)))
                        .removing(List.of(removed))
                        .discarding(List.of(samples.unusedId())));
        store.idempotentWrites().purge(now, 10);
    }

    private static void purge(MongoLeadStore store, SampleLeads samples) {
        LeadChange captured = samples.capture(ACME, "purged@example.com");
        store.leads().add(captured);
        Instant now = captured.after().createdAt();
        store.purge().completeAbandoned();
        for (PurgeReason reason : PurgeReason.values()) {
            store.purge().due(reason, now, Optional.empty(), 10);
            store.purge().countDue(reason, now);
        }
        store.purge().due(PurgeReason.INACTIVE, now, Optional.of(captured.after()), 10);
        store.purge().purge(Lead.restore(captured.after()).purge(samples.context()));
    }

    private static void queryWebhooks(MongoLeadStore store, LongHistory history, SampleLeads samples) {
        Webhook webhook = new SampleWebhooks(samples).webhook(ACME, "*");
        store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
        Webhook rotated = webhook.rotate(SampleWebhooks.SECRET, webhook.createdAt());
        store.webhooks().update(rotated);
        store.webhooks().list(ACME, PageRequest.FIRST);
        history.growTo(history.lead().lastEvent() + 2);
        DeliveryQueue queue = store.deliveryQueue();
        queue.due(10);
        queue.age();
        ClaimedDelivery claimed =
                queue.claim(rotated, 10, Duration.ofMinutes(1)).get(0);
        queue.claim(rotated, 10, Duration.ofMinutes(1));
        queue.record(claimed, DeliveryOutcome.delivered(SampleWebhooks.answered(204)));
        store.deliveries().list(ACME, webhook.id(), Optional.empty(), PageRequest.FIRST);
        store.deliveries().list(ACME, webhook.id(), Optional.of(DeliveryStatus.DELIVERED), PageRequest.FIRST);
        store.deliveries()
                .redeliver(
                        ACME, webhook.id(), Optional.empty(), claimed.message().id());
        store.deliveries().replay(ACME, webhook.id(), Optional.empty(), webhook.createdAt());
        queue.prune(Duration.ZERO, 10);
        store.webhooks().remove(rotated);
    }
}
