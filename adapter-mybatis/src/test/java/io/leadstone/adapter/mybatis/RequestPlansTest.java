package io.leadstone.adapter.mybatis;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.PlanSpy;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.access.ApiKey;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.access.SecretHash;
import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.application.port.out.privacy.PurgeReason;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadQueryBuilder;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.OwnerFilter;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.MetadataValue;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.SettableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * No statement of a request reads a table as a whole. The leads belong to several companies, or all to one. For one
 * company, a planner might prefer the table to the index. {@link WebhookPlanTest} tests the statements of dispatchers.
 */
class RequestPlansTest {

    private static final int LEADS = 4_000;
    private static final int OTHERS = 1_000;
    private static final int OTHER_COMPANIES = 50;
    private static final CompanyId ACME = BulkRows.company(0);
    private static final Instant LATER = SettableClock.START.plus(Duration.ofDays(400));

    /**
     * Matches a scan of a whole table in a plan: of PostgreSQL, or of MariaDB for a table, by its name or alias, that
     * is neither derived nor the target of an insert.
     */
    private static final Pattern SCAN = Pattern.compile("Seq Scan on leadstone"
            + "|\\| (?!INSERT)[A-Z ]+ \\| (leadstone|webhook|conversation|delivery|lead"
            + "|event_row)\\w* \\| ALL \\|");

    /** A limit for a few thousand leads that corresponds to 10,000 for millions of leads. */
    private static final PageRequest PAGE = PageRequest.page(2, 5).countingTo(100);

    private final SampleLeads samples = new SampleLeads(new SettableClock(), at -> UUID.randomUUID());

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, 5", "POSTGRESQL, 1", "MARIADB, 5", "MARIADB, 1"})
    void no_statement_reads_a_whole_table(TestServer server, int companies) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore plain =
                    MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            fill(server, pool, plain, companies);
            PlanSpy spy = new PlanSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            Page<LeadSnapshot> page = plain.search().list(ACME, LeadQuery.ALL, PageRequest.FIRST);
            ConversationSnapshot conversation = plain.conversationSearch()
                    .list(ACME, ConversationQuery.ALL, PageRequest.FIRST)
                    .items()
                    .get(0);
            spy.plans();

            Map<String, List<String>> scans = new LinkedHashMap<>();
            requests(store, page, conversation).forEach((name, request) -> {
                request.run();
                List<String> plans = spy.plans();
                assertThat(plans).as(name).isNotEmpty();
                scans.put(name, plans.stream().filter(SCAN.asPredicate()).toList());
            });

            scans.values().removeIf(List::isEmpty);
            assertThat(scans).isEmpty();
        }
    }

    /** Returns the requests of a host, and the purges, by name. */
    Map<String, Runnable> requests(MyBatisLeadStore store, Page<LeadSnapshot> page, ConversationSnapshot conversation) {
        LeadSnapshot lead = page.items().get(0);
        LeadId id = lead.id();
        PageRequest next = PageRequest.after(page.next().orElseThrow(), 10).countingTo(100);
        Map<String, Runnable> requests = new LinkedHashMap<>();
        requests.put("find", () -> store.leads().find(ACME, id));
        requests.put("find deleted", () -> store.leads().findDeleted(ACME, id));
        requests.put(
                "find by email",
                () -> store.leads().findByEmail(ACME, lead.details().email().orElseThrow()));
        requests.put("list", () -> store.search().list(ACME, LeadQuery.ALL, PageRequest.FIRST.countingTo(100)));
        requests.put(
                "list, a page within",
                () -> store.search()
                        .list(ACME, LeadQuery.ALL, PageRequest.page(9, 20).countingTo(100)));
        requests.put("list, after a cursor", () -> store.search().list(ACME, LeadQuery.ALL, next));
        for (LeadSort sort : LeadSort.values()) {
            requests.put("list by " + sort, () -> store.search().list(ACME, sorted(sort), PAGE));
            requests.put(
                    "search by " + sort,
                    () -> store.search().list(ACME, searched("laed1200", sort), PageRequest.FIRST.countingTo(100)));
            requests.put(
                    "search a frequent one by " + sort,
                    () -> store.search().list(ACME, searched("example", sort), PageRequest.FIRST.countingTo(100)));
            requests.put(
                    "search a frequent one by " + sort + " where a quarter of all is counted",
                    () -> store.search().list(ACME, searched("example", sort), PageRequest.FIRST.countingTo(1_000)));
            requests.put(
                    "search two characters by " + sort,
                    () -> store.search().list(ACME, searched("ex", sort), PageRequest.FIRST.countingTo(100)));
            requests.put(
                    "list by " + sort + " where a quarter of all is counted",
                    () -> store.search().list(ACME, sorted(sort), PageRequest.FIRST.countingTo(1_000)));
        }
        requests.put("purge, deleted leads", () -> store.purge().due(PurgeReason.DELETED, LATER, Optional.empty(), 10));
        requests.put(
                "purge, more deleted leads",
                () -> store.purge()
                        .due(
                                PurgeReason.DELETED,
                                LATER,
                                store.purge().due(PurgeReason.DELETED, LATER, Optional.empty(), 1).stream()
                                        .findFirst(),
                                10));
        requests.put(
                "purge, leads that nobody touched",
                () -> store.purge().due(PurgeReason.INACTIVE, SettableClock.START, Optional.of(lead), 10));
        requests.put("purge, one lead", () -> {
            LeadChange captured = samples.capture(ACME, "purged@example.com");
            store.leads().add(captured);
            store.purge().purge(Lead.restore(captured.after()).purge(samples.context()));
        });
        requests.put(
                "search nothing",
                () -> store.search()
                        .list(ACME, searched("qqqqqqq", LeadSort.RELEVANCE), PageRequest.FIRST.countingTo(100)));
        filters()
                .forEach((name, query) ->
                        requests.put("list " + name, () -> store.search().list(ACME, query, PAGE)));
        requests.put("list deleted", () -> store.search().listDeleted(ACME, PAGE));
        requests.put("consents", () -> store.consents().entriesOf(ACME, id, PageRequest.FIRST));
        requests.put("event feed, numbering", () -> store.eventFeed().after(ACME, 0, Set.of(), 20));
        requests.put("event feed", () -> store.eventFeed().after(ACME, 1, Set.of(), 20));
        requests.put("event feed by type", () -> store.eventFeed().after(ACME, 0, Set.of(EventType.LEAD_ERASED), 20));
        requests.put("history", () -> store.events().eventsOf(ACME, id, PageRequest.FIRST));
        requests.put(
                "figures",
                () -> store.figures()
                        .totals(
                                ACME,
                                new DateRange(SettableClock.START, SettableClock.START.plus(Duration.ofDays(10)))));
        requests.put("export", () -> store.exports().eachLead(ACME, ExportRange.ALL, LeadFilter.ALL, any -> {}));
        requests.put("export conversations", () -> store.exports().eachConversation(ACME, ExportRange.ALL, any -> {}));
        requests.put("find a conversation", () -> store.conversations().find(ACME, conversation.id()));
        requests.put(
                "newest conversation",
                () -> store.conversationSearch()
                        .newestOf(ACME, conversation.leadId().orElseThrow()));
        requests.put("list conversations", () -> store.conversationSearch().list(ACME, ConversationQuery.ALL, PAGE));
        requests.put(
                "list talks of a lead",
                () -> store.conversationSearch()
                        .list(
                                ACME,
                                ConversationQuery.ofLead(conversation.leadId().orElseThrow()),
                                PageRequest.FIRST));
        requests.put(
                "list talks of an agent",
                () -> store.conversationSearch().list(ACME, ConversationQuery.ofAgent(SampleLeads.AGENT), PAGE));
        requests.put(
                "list deleted conversations", () -> store.conversationSearch().listDeleted(ACME, PageRequest.FIRST));
        requests.put("agent", () -> store.agents().find(new AgentId("agent-7")));
        requests.put("agents", () -> store.agents().list(ACME, PAGE));
        requests.put("key", () -> store.apiKeys().find("key-7"));
        requests.put("keys", () -> store.apiKeys().list(ACME));
        requests.put("webhooks", () -> store.webhooks().list(ACME, PAGE));
        requests.put("health", () -> store.health().check());
        requests.put("add", () -> store.leads().add(samples.capture(ACME, "newcomer@example.org")));
        requests.put(
                "update",
                () -> store.leads()
                        .update(Lead.restore(lead).moveTo(LeadStatus.CONTACTED, LeadLifecycle.standard(), later())));
        requests.put(
                "rename",
                () -> store.leads()
                        .update(Lead.restore(found(store, id))
                                .revise(
                                        SampleLeads.details()
                                                .email("other@example.org")
                                                .build(),
                                        later())));
        requests.put("open a conversation", () -> store.conversations().add(samples.open(lead)));
        requests.put("report activity", () -> store.conversations().record(samples.report(conversation, 3)));
        requests.put(
                "delete a conversation",
                () -> store.conversations()
                        .update(Conversation.restore(store.conversations()
                                        .find(ACME, conversation.id())
                                        .orElseThrow())
                                .delete(later())));
        requests.put(
                "erase",
                () -> store.leads()
                        .update(Lead.restore(found(store, id))
                                .erase(later())
                                .discarding(List.of(id, samples.unusedId()))
                                .removing(List.of(suppression(id), suppression(samples.unusedId())))));
        requests.put("idempotency key", () -> {
            WriteAttempt first = attempt("new-key");
            store.idempotentWrites().reserve(first, "hash", first.reservedAt());
            store.idempotentWrites().reserve(attempt("new-key"), "hash", first.reservedAt());
            store.idempotentWrites().during(first, () -> {
                store.leads().add(samples.capture(ACME, "keyed@example.org"));
                return first;
            });
            store.idempotentWrites().complete(first, new KeptAnswer(201, Map.of(), "{}", Optional.of(id)));
        });
        requests.put("idempotency key without a write", () -> {
            WriteAttempt first = attempt("other-key");
            store.idempotentWrites().reserve(first, "hash", first.reservedAt());
            store.idempotentWrites().release(first);
            store.idempotentWrites().reserve(attempt("other-key"), "hash", first.reservedAt());
            store.idempotentWrites().complete(first, new KeptAnswer(200, Map.of(), "{}", Optional.of(id)));
        });
        // The index begins with the instant, because the purge of keys looks after all companies at once.
        requests.put("purge of idempotency keys", () -> store.idempotentWrites().purge(SettableClock.START, 10));
        for (SubmissionState state : SubmissionState.values()) {
            requests.put("submissions " + state, () -> store.submissions().inState(ACME, state, PAGE));
        }
        requests.put("discard a submission", () -> store.heldSubmissions().discard(ACME, id));
        requests.put("erase conversations", () -> store.conversations().eraseTopicsOf(ACME, id));
        return requests;
    }

    private static Map<String, LeadQuery> filters() {
        Instant lately = SettableClock.START.plus(Duration.ofDays(10));
        return Map.ofEntries(
                entry("of a status", of(LeadQuery.builder().statuses(LeadStatus.NEW))),
                entry("of two", of(LeadQuery.builder().statuses(LeadStatus.NEW, LeadStatus.LOST))),
                entry("of a source", of(LeadQuery.builder().source("source-2"))),
                entry("of an agent", of(LeadQuery.builder().agentId(SampleLeads.AGENT))),
                entry("of an owner", ownedBy(OwnerFilter.of(new OwnerId("owner-2")))),
                entry("without an owner", ownedBy(OwnerFilter.UNASSIGNED)),
                entry("of a tag", of(LeadQuery.builder().tag("vip"))),
                entry("of a company", of(LeadQuery.builder().company("Acme"))),
                entry("of metadata", of(LeadQuery.builder().metadata("plan", MetadataValue.of("gold")))),
                entry("of an email", of(LeadQuery.builder().email(new EmailAddress("lead7@x.test")))),
                entry("of a phone", of(LeadQuery.builder().phone(new PhoneNumber("+49301", Optional.of("+49301"))))),
                entry("with a consent", of(LeadQuery.builder().consent(ConsentPurpose.MARKETING, true))),
                entry("of an update", of(LeadQuery.builder().updatedAfter(lately))),
                entry("of a time", of(LeadQuery.builder().createdAfter(lately))));
    }

    private static LeadQuery ownedBy(OwnerFilter owner) {
        return LeadQuery.builder().owner(owner).sort(LeadSort.NEWEST).build();
    }

    private static LeadQuery sorted(LeadSort sort) {
        return LeadQuery.builder().sort(sort).build();
    }

    private static LeadQuery searched(String text, LeadSort sort) {
        return LeadQuery.builder().search(text).sort(sort).build();
    }

    private static LeadQuery of(LeadQueryBuilder query) {
        return query.sort(LeadSort.NEWEST).build();
    }

    private static LeadSnapshot found(MyBatisLeadStore store, LeadId id) {
        return store.leads().find(ACME, id).orElseThrow();
    }

    private ChangeContext later() {
        return new ChangeContext(LATER, "tester", samples.ids());
    }

    private static Suppression suppression(LeadId id) {
        return new Suppression(
                id.value(),
                ACME,
                "2026",
                id.toString().replace("-", "").repeat(2),
                Suppression.Effect.REFUSE,
                Optional.empty(),
                LATER,
                "tester");
    }

    private WriteAttempt attempt(String keyId) {
        return new WriteAttempt(ACME, keyId, UUID.randomUUID(), UUID.randomUUID(), SettableClock.START);
    }

    /** Inserts leads. Every seventh one is deleted, and each has a consent and an event. */
    private void fill(TestServer server, HikariDataSource pool, MyBatisLeadStore store, int companies) {
        BulkRows.in(pool).forSearches().insert(companies, LEADS);
        SampleWebhooks webhooks = new SampleWebhooks(samples);
        for (int number = 0; number < OTHERS; number++) {
            CompanyId company = BulkRows.company(number % OTHER_COMPANIES);
            store.agents()
                    .add(new Agent(
                            new AgentId("agent-" + number),
                            company,
                            Optional.empty(),
                            List.of(),
                            SettableClock.START,
                            SettableClock.START));
            store.apiKeys()
                    .add(new ApiKey(
                            "key-" + number,
                            company,
                            "",
                            Set.of(Scope.READ),
                            Role.MEMBER,
                            SecretHash.of("a secret", new SecureRandom()),
                            SettableClock.START,
                            Optional.empty()));
            store.webhooks().add(webhooks.webhook(company, "lead.restored"), 1_000_000);
        }
        JdbcTemplate database = new JdbcTemplate(pool);
        database.execute("INSERT INTO leadstone_feed SELECT agent_id, 0 FROM leadstone_agent");
        database.execute("""
                INSERT INTO leadstone_event (company_id, lead_id, number, id, event_type, occurred_at, actor, changes)
                SELECT company_id, id, 1, id, 'lead.created', '2000-01-01', 'key-1', '' FROM leadstone_lead
                """);
        database.execute("""
                INSERT INTO leadstone_submission (company_id, id, lead_id, state, tags, metadata, session_id,
                    session_expires_at, received_at, applied_fields)
                SELECT company_id, id, id, 'applied', '', '{}', 's', '2000-01-01', '2000-01-01', '' FROM leadstone_lead
                """);
        database.execute("""
                INSERT INTO leadstone_suppression (company_id, hash, effect, id, key_id, recorded_at, recorded_by)
                SELECT company_id, MD5(email), 'refuse', id, '2026', '2000-01-01', 'key-1' FROM leadstone_lead
                """);
        // A batch that is a large part of a small table would be joined by a scan.
        database.execute("""
                UPDATE leadstone_event SET feed_position = 0 WHERE id NOT IN
                  (SELECT id FROM (SELECT id FROM leadstone_event ORDER BY id LIMIT 25) few)
                """);
        database.execute("""
                INSERT INTO leadstone_consent
                  (company_id, lead_id, id, purpose, granted, source, recorded_at, recorded_by)
                SELECT company_id, id, id, 'marketing', TRUE, 'api', '2000-01-01', 'key-1' FROM leadstone_lead
                """);
        database.execute("""
                UPDATE leadstone_lead SET deleted_at = '2030-01-01', live_email_key = NULL WHERE source = 'source-3'
                """);
        database.execute("""
                INSERT INTO leadstone_idempotency
                  (company_id, key_id, attempt_id, record_id, content_hash, reserved_at, lease_until, lead_id)
                SELECT company_id, CONCAT('key-', email), id, id, 'hash', created_at, created_at, id FROM leadstone_lead
                """);
        database.execute(WebhookPlanTest.COPY_OF_LEAD);
        BulkRows.in(pool).analyze();
        if (server == TestServer.POSTGRESQL) {
            // PostgreSQL runs VACUUM by itself after a while. Without it, a count by an index must also read the rows.
            database.execute("VACUUM");
        }
    }
}
