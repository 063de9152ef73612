package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.ApiKey;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.access.SecretHash;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.LeadFieldsBuilder;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.out.AfterCommitTasks;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.ExportRange;
import io.leadstone.application.report.LeadTotals;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.Satisfaction;
import io.leadstone.domain.failure.AgentIdTakenException;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookMessage;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.SettableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * All commands of the store belong to the host's transaction while it is active. This test checks the commands. {@link
 * HostTransactionContract} checks commit and rollback on a real server.
 */
class HostSessionTest {

    private static final CommandLog COMMANDS = new CommandLog();

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(new SessionBackend(), COMMANDS);

    private static final Caller ALICE = Caller.member(ACME, "alice", Scope.values());
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

    private final SampleLeads samples = new SampleLeads();
    private final MongoLeadStore store = MONGO.freshStore();

    @Test
    void every_command_belongs_to_the_hosts_transaction() {
        try (ClientSession session = MONGO.client().startSession()) {
            session.startTransaction();
            List<BsonDocument> commands = COMMANDS.of(() -> useAllPorts(store.inSession(session)));

            BsonDocument lsid = session.getServerSession().getIdentifier();
            assertThat(commands).hasSizeGreaterThan(20).allSatisfy(command -> {
                assertThat(command.getDocument("lsid")).isEqualTo(lsid);
                assertThat(command.getBoolean("autocommit").getValue()).isFalse();
                assertThat(command.getInt64("txnNumber").getValue())
                        .isEqualTo(session.getServerSession().getTransactionNumber());
                assertThat(command).doesNotContainKey("writeConcern");
            });
            session.abortTransaction();
        }
    }

    @Test
    void no_command_in_a_transaction_uses_lookup() {
        try (ClientSession session = MONGO.client().startSession()) {
            session.startTransaction();
            List<BsonDocument> commands = COMMANDS.of(() -> useAllPorts(store.inSession(session)));

            assertThat(commands)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(command -> assertThat(command.toJson()).doesNotContain("$lookup"));
            session.abortTransaction();
        }
    }

    @Test
    void figures_are_equal_in_a_transaction_and_outside() {
        for (int i = 0; i < 5; i++) {
            LeadChange lead = samples.capture(ACME, "lead" + i + "@example.com");
            store.leads().add(lead);
            for (int j = 0; j < i; j++) {
                ConversationChange opening = samples.open(lead.after());
                store.conversations().add(opening);
                store.conversations().record(samples.report(opening.after(), 7, new Satisfaction(450)));
            }
        }
        DateRange range = DateRange.lastDays(30, SettableClock.START);
        try (ClientSession session = MONGO.client().startSession()) {
            session.startTransaction();
            LeadTotals inside = store.inSession(session).figures().totals(ACME, range);
            session.abortTransaction();

            assertThat(inside).isEqualTo(store.figures().totals(ACME, range));
            assertThat(inside.conversations().conversations()).isEqualTo(10);
        }
    }

    @Test
    void the_session_is_requested_in_each_call() {
        try (ClientSession session = MONGO.client().startSession()) {
            MongoLeadStore supplied = MongoLeadStore.builder(MONGO.freshDatabase())
                    .hostSessions(() -> Optional.of(session), Runnable::run)
                    .build();
            LeadChange change = samples.capture(ACME, "jordan@example.com");

            session.startTransaction();
            assertThat(COMMANDS.of(() -> supplied.leads().add(change)))
                    .allSatisfy(command -> assertThat(
                                    command.getBoolean("autocommit").getValue())
                            .isFalse());
            session.commitTransaction();
            assertThat(COMMANDS.of(
                            () -> supplied.leads().find(ACME, change.after().id())))
                    .allSatisfy(command -> assertThat(command).doesNotContainKey("autocommit"));
        }
    }

    @Test
    void a_session_without_an_active_transaction_is_not_used() {
        try (ClientSession session = MONGO.client().startSession()) {
            BsonDocument lsid = session.getServerSession().getIdentifier();

            List<BsonDocument> commands = COMMANDS.of(
                    () -> store.inSession(session).leads().add(samples.capture(ACME, "jordan@example.com")));

            assertThat(commands)
                    .isNotEmpty()
                    .allSatisfy(command -> assertThat(command.get("lsid")).isNotEqualTo(lsid));
        }
    }

    @Test
    void listeners_run_after_the_commit_and_in_order() {
        AfterCommitTasks tasks = new AfterCommitTasks();
        List<LeadEvent> received = new ArrayList<>();
        try (ClientSession session = MONGO.client().startSession()) {
            LeadManagement management = LeadManagement.builder()
                    .store(MongoLeadStore.builder(MONGO.freshDatabase())
                            .hostSessions(() -> Optional.of(session), tasks::add)
                            .build())
                    .onEvent(received::add)
                    .build();
            session.startTransaction();
            LeadId jordan = create(management, "jordan@example.com");
            management.conversations().open(ALICE, OpenConversationCommand.of("agent-1", jordan));
            management.leads().delete(ALICE, jordan, Optional.empty());
            assertThat(received).as("before the commit").isEmpty();
            session.commitTransaction();
            tasks.run();

            assertThat(received).extracting(LeadEvent::number).containsExactly(1L, 2L, 3L);
            create(management, "robin@example.com");
            assertThat(received).as("without a transaction at once").hasSize(4);
        }
    }

    @Test
    void event_listeners_are_refused_in_a_plain_session() {
        try (ClientSession session = MONGO.client().startSession()) {
            LeadManagement management = LeadManagement.builder()
                    .store(store.inSession(session))
                    .onEvent(event -> {})
                    .build();
            session.startTransaction();

            List<BsonDocument> commands =
                    COMMANDS.of(() -> assertThatThrownBy(() -> create(management, "jordan@example.com"))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("hostSessions"));

            assertThat(commands).noneMatch(command -> WRITES.contains(command.getFirstKey()));
            session.abortTransaction();
        }
    }

    @Test
    void a_predictable_conflict_sends_no_write_in_a_transaction() {
        LeadChange jordan = samples.capture(ACME, "jordan@example.com");
        LeadChange robin = samples.capture(ACME, "robin@example.com");
        store.leads().add(jordan);
        store.leads().add(robin);
        store.agents().add(agent(ACME));
        store.apiKeys().add(key("key"));
        LeadChange duplicate = Lead.restore(robin.after())
                .revise(SampleLeads.details().email("jordan@example.com").build(), samples.context());
        try (ClientSession session = MONGO.client().startSession()) {
            MongoLeadStore joined = store.inSession(session);
            session.startTransaction();

            List<BsonDocument> commands = COMMANDS.of(() -> {
                assertThatThrownBy(() -> joined.leads().add(samples.capture(ACME, "Jordan@example.com")))
                        .isExactlyInstanceOf(DuplicateEmailException.class);
                assertThatThrownBy(() -> joined.leads().update(duplicate))
                        .isExactlyInstanceOf(DuplicateEmailException.class);
                assertThatThrownBy(() -> joined.agents().add(agent(new CompanyId("globex"))))
                        .isExactlyInstanceOf(AgentIdTakenException.class);
                assertThat(joined.apiKeys().add(key("key"))).isFalse();
            });
            assertThat(commands).noneMatch(command -> WRITES.contains(command.getFirstKey()));
            session.commitTransaction();
        }
    }

    /** To MongoDB an update that matches nothing is no error, so it leaves the transaction usable. */
    @Test
    void stale_and_missing_leads_are_reported_in_a_transaction() {
        LeadChange jordan = samples.capture(ACME, "jordan@example.com");
        store.leads().add(jordan);
        LeadChange stale = Lead.restore(jordan.after()).delete(samples.context());
        store.leads().update(stale);
        LeadChange absent =
                Lead.restore(samples.capture(ACME, "robin@example.com").after()).delete(samples.context());
        try (ClientSession session = MONGO.client().startSession()) {
            session.startTransaction();
            MongoLeadStore joined = store.inSession(session);
            assertThatThrownBy(() -> joined.leads().update(stale)).isInstanceOf(VersionConflictException.class);
            assertThatThrownBy(() -> joined.leads().update(absent)).isInstanceOf(LeadNotFoundException.class);
            session.commitTransaction();
        }
    }

    /** The server of this test ignores the rollback, so that the test removes what was written. */
    @Test
    void a_repeated_transaction_has_the_key_of_its_attempt() {
        WriteAttempt attempt = new WriteAttempt(ACME, "key", UUID.randomUUID(), UUID.randomUUID(), SettableClock.START);
        MongoDatabase database = MONGO.freshDatabase();
        MongoCollection<Document> leads = database.getCollection("leadstone_leads");
        LeadChange jordan = samples.capture(ACME, "jordan@example.com");
        LeadChange robin = samples.capture(ACME, "robin@example.com");
        MongoLeadStore.of(database).idempotentWrites().reserve(attempt, "content", SettableClock.START);
        try (ClientSession session = MONGO.client().startSession()) {
            MongoLeadStore joined = MongoLeadStore.of(database).inSession(session);
            joined.idempotentWrites().during(attempt, () -> {
                session.startTransaction();
                joined.leads().add(jordan);
                session.abortTransaction();
                leads.deleteMany(new Document());
                session.startTransaction();
                joined.leads().add(jordan);
                joined.leads().update(Lead.restore(jordan.after()).delete(samples.context()));
                session.commitTransaction();
                session.startTransaction();
                joined.leads().add(robin);
                session.commitTransaction();
                return attempt;
            });
        }
        assertThat(leads.find(new Document("writes.key", new Document("$exists", true))))
                .map(lead -> lead.getString("email"))
                .containsExactly("jordan@example.com");
    }

    @Test
    void a_refused_write_leaves_no_lease_in_a_transaction() {
        MongoDatabase database = MONGO.freshDatabase();
        MongoLeadStore plain = MemoryMongo.store(database);
        LeadManagement management = LeadManagement.builder()
                .store(plain)
                .agentDirectory(id -> Optional.of(agent(ACME)))
                .build();
        LeadId lead = registered(management, LeadFields.of("Sam", "Lee", "sam@example.com"))
                .id();
        Submission sent = registered(
                management, LeadFields.of("Sam", "Lee", "sam@example.com").notes("Theirs."));
        LeadSnapshot before = plain.leads().find(ACME, lead).orElseThrow();
        LeadChange change = Lead.restore(before)
                .revise(
                        SampleLeads.details()
                                .email("sam@example.com")
                                .notes("Theirs.")
                                .build(),
                        samples.context());
        try (ClientSession session = MONGO.client().startSession()) {
            session.startTransaction();
            MongoLeadStore refusing = plain.inSession(session).withTransactionListener(new CallingListener(() -> {
                throw new IllegalArgumentException("refused");
            }));
            Submission applied = sent.applied(Set.of(SubmissionField.NOTES), sent.receivedAt());
            assertThatThrownBy(() -> refusing.submissions().apply(applied, change))
                    .isInstanceOf(IllegalArgumentException.class);
            session.commitTransaction();
        }
        assertThat(database.getCollection("leadstone_submissions")
                        .countDocuments(new Document("applying_since", new Document("$exists", true))))
                .isZero();
    }

    private static Submission registered(LeadManagement management, LeadFieldsBuilder fields) {
        return management
                .leads()
                .register(new RegisterLeadCommand("bot", fields.build()))
                .submission();
    }

    private void useAllPorts(MongoLeadStore joined) {
        useWebhooks(joined);
        LongHistory history = new LongHistory(joined);
        history.growTo(LeadLog.LIMIT * 2);
        history.eventNumbers(PageRequest.MAX_PER_PAGE);
        joined.consents().entriesOf(ACME, history.lead().id(), PageRequest.FIRST);
        joined.leads().find(ACME, history.lead().id());
        joined.leads().findByEmail(ACME, history.lead().details().email().orElseThrow());
        joined.search().list(ACME, LeadQuery.ALL, PageRequest.FIRST);
        joined.search().listDeleted(ACME, PageRequest.FIRST);
        useConversations(joined, history);
        register(joined);
        Agent bot = joined.agents().add(agent(ACME));
        joined.agents().update(bot, 1);
        joined.agents().list(ACME, PageRequest.FIRST);
        joined.agents().remove(ACME, bot.id(), 2);
        joined.agents().add(bot);
        joined.apiKeys().add(key("other"));
        joined.apiKeys().list(ACME);
        joined.apiKeys().isEmpty();
        joined.apiKeys().revoke(ACME, "other", SettableClock.START);
        joined.health().check();
    }

    private void register(MongoLeadStore joined) {
        Submission submission = LeadManagement.builder()
                .store(joined)
                .agentDirectory(id -> Optional.of(agent(ACME)))
                .build()
                .leads()
                .register(new RegisterLeadCommand(
                        "bot", LeadFields.of("Sam", "Lee", "sam@example.com").build()))
                .submission();
        joined.submissions().find(ACME, submission.id());
        joined.submissions().submissionsOf(ACME, submission.id(), PageRequest.FIRST);
        for (SubmissionState state : SubmissionState.values()) {
            joined.submissions().inState(ACME, state, PageRequest.FIRST);
        }
        joined.optIns().countPending(ACME, DateRange.lastDays(30, SettableClock.START), SettableClock.START);
    }

    private void useConversations(MongoLeadStore joined, LongHistory history) {
        ConversationChange opening = samples.open(history.lead());
        ConversationId id = opening.after().id();
        joined.conversations().add(opening);
        joined.conversations().record(samples.report(opening.after(), 1));
        ConversationSnapshot found = joined.conversations().find(ACME, id).orElseThrow();
        joined.conversations().update(Conversation.restore(found).delete(samples.context()));
        joined.conversations().findDeleted(ACME, id);
        joined.conversations().eraseTopicsOf(ACME, history.lead().id());
        joined.conversationSearch().list(ACME, ConversationQuery.ALL, PageRequest.FIRST);
        joined.conversationSearch().listDeleted(ACME, PageRequest.FIRST);
        joined.conversationSearch().newestOf(ACME, history.lead().id());
        joined.figures().totals(ACME, DateRange.lastDays(30, SettableClock.START));
        joined.exports().eachLead(ACME, ExportRange.ALL, LeadFilter.ALL, lead -> {});
        joined.exports().eachConversation(ACME, ExportRange.ALL, conversation -> {});
    }

    private static Suppression suppression(String digit) {
        return new Suppression(
                UUID.randomUUID(),
                ACME,
                "2026",
                digit.repeat(Suppression.HASH_LENGTH),
                Suppression.Effect.WITHOUT_MARKETING,
                Optional.empty(),
                SettableClock.START,
                "alice");
    }

    /** Leaves one subscription enabled, so that all later events are enqueued for it, too. */
    private void useWebhooks(MongoLeadStore joined) {
        SampleWebhooks webhooks = new SampleWebhooks(samples);
        Webhook webhook = webhooks.webhook(ACME, "*");
        joined.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
        joined.webhooks().find(ACME, webhook.id());
        joined.webhooks().list(ACME, PageRequest.FIRST);
        LeadChange robin = samples.capture(ACME, "robin@example.com");
        joined.leads().add(robin);
        Suppression removed = joined.suppressions().add(suppression("a"));
        joined.leads()
                .update(Lead.restore(robin.after())
                        .erase(samples.context())
                        .suppressing(List.of(suppression("b")))
                        .removing(List.of(removed))
                        .discarding(List.of(samples.unusedId())));
        DeliveryQueue queue = joined.deliveryQueue();
        assertThat(queue.due(10)).containsExactly(webhook);
        ClaimedDelivery claimed =
                queue.claim(webhook, 10, Duration.ofMinutes(1)).get(0);
        assertThat(queue.claim(webhook, 10, Duration.ofMinutes(1))).isEmpty();
        queue.record(claimed, DeliveryOutcome.delivered(SampleWebhooks.answered(204)));
        joined.deliveries().list(ACME, webhook.id(), Optional.empty(), PageRequest.FIRST);
        joined.deliveries()
                .redeliver(
                        ACME, webhook.id(), Optional.empty(), claimed.message().id());
        joined.deliveries().replay(ACME, webhook.id(), Optional.empty(), SettableClock.START);
        joined.deliveries()
                .add(
                        ACME,
                        webhook.id(),
                        Optional.empty(),
                        WebhookMessage.test(samples.unusedId().value(), ACME, SettableClock.START));
        Webhook other = webhooks.webhook(ACME, "*");
        joined.webhooks().add(other, Webhook.DEFAULT_LIMIT);
        Webhook disabled = other.disable(DisabledReason.SWITCHED_OFF, SettableClock.START);
        joined.webhooks().update(disabled);
        joined.webhooks().remove(disabled);
        queue.prune(Duration.ofDays(30), 10);
    }

    private static LeadId create(LeadManagement management, String email) {
        return management
                .leads()
                .create(ALICE, new CreateLeadCommand(SampleLeads.draft(email).build()))
                .lead()
                .id();
    }

    private static Agent agent(CompanyId companyId) {
        return new Agent(
                new AgentId("bot"), companyId, Optional.empty(), List.of(), SettableClock.START, SettableClock.START);
    }

    private static ApiKey key(String id) {
        SecretHash hash = SecretHash.of("secret", new SecureRandom());
        return new ApiKey(id, ACME, "", Set.of(), Role.MEMBER, hash, SettableClock.START, Optional.empty());
    }
}
