package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.PlanSpy;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadQueryBuilder;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.OwnerFilter;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.SettableClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The plans of lists on H2, with and without statistics, for few and for thousands of leads. Each page is read in the
 * order of one index, from the first page or after a cursor. No list is sorted.
 */
class H2PlanTest {

    private static final CompanyId ACME = BulkRows.company(0);

    private static final Map<String, TestDatabase> FILLED = new HashMap<>();

    /** The text in a plan of H2 that says that the index has the complete order. */
    private static final String NOT_SORTED = "/* index sorted */";

    @ParameterizedTest
    @CsvSource({"60, false", "60, true", "4000, false", "4000, true"})
    void the_event_feed_is_read_in_the_order_of_its_index(int leads, boolean analyzed) {
        try (HikariDataSource pool = filled(leads, analyzed)) {
            MyBatisLeadStore plain = MyBatisLeadStore.of(pool);
            SampleLeads samples = new SampleLeads(new SettableClock(), at -> UUID.randomUUID());
            IntStream.range(0, 30).forEach(i -> plain.leads().add(samples.capture(ACME, "feed" + i + "@example.com")));
            PlanSpy spy = new PlanSpy(pool);

            MyBatisLeadStore.of(spy.dataSource()).eventFeed().after(ACME, 0, Set.of(), 20);

            assertThat(spy.plans())
                    .filteredOn(plan -> plan.contains("ORDER BY"))
                    .hasSize(3)
                    .allSatisfy(plan ->
                            assertThat(plan).containsIgnoringCase("event_feed").contains(NOT_SORTED));
        }
    }

    @ParameterizedTest
    @CsvSource({"60, false", "60, true", "4000, false", "4000, true"})
    void leads_with_outdated_email_keys_are_read_in_the_order_of_an_index(int leads, boolean analyzed) {
        try (HikariDataSource pool = filled(leads, analyzed)) {
            PlanSpy spy = new PlanSpy(pool);

            List<LeadSnapshot> first =
                    MyBatisLeadStore.of(spy.dataSource()).emailKeys().outdated(ACME, "new-1", Optional.empty(), 20);
            MyBatisLeadStore.of(spy.dataSource())
                    .emailKeys()
                    .outdated(ACME, "new-1", first.stream().reduce((one, next) -> next), 20);

            assertThat(spy.plans())
                    .filteredOn(plan -> plan.contains("ORDER BY"))
                    .hasSize(4)
                    .allSatisfy(plan -> assertThat(plan)
                            .containsIgnoringCase("lead_created")
                            .contains(NOT_SORTED));
        }
    }

    @ParameterizedTest
    @CsvSource({"60, false", "60, true", "4000, false", "4000, true"})
    void each_list_of_leads_is_read_in_the_order_of_an_index(int leads, boolean analyzed) {
        try (HikariDataSource pool = filled(leads, analyzed)) {
            PlanSpy spy = new PlanSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());

            for (LeadSort sort : LeadSort.values()) {
                if (sort != LeadSort.RELEVANCE) {
                    String index = indexOf(sort);
                    readsBy(index, spy, page -> list(store, all(sort), page));
                    boolean byCreation = index.equals("lead_created");
                    readsBy(
                            byCreation ? "lead_status" : index,
                            spy,
                            page -> list(store, with(LeadStatus.NEW, sort), page));
                    readsBy(byCreation ? "lead_source" : index, spy, page -> list(store, ofSource(sort), page));
                    readsBy(byCreation ? "lead_agent" : index, spy, page -> list(store, ofAgent(sort), page));
                    String byOwner = byCreation ? "lead_owner" : index;
                    readsBy(byOwner, spy, page -> list(store, of(OwnerFilter.of(new OwnerId("owner-1")), sort), page));
                    readsBy(byOwner, spy, page -> list(store, of(OwnerFilter.UNASSIGNED, sort), page));
                }
            }
            readsBy("lead_deleted", spy, page -> store.search().listDeleted(ACME, page));
            spy.plans();
            list(store, search(LeadSort.RELEVANCE), PageRequest.FIRST);
            assertReads("lead_covering", spy.plans());
        }
    }

    @ParameterizedTest
    @CsvSource({"60, false", "60, true", "4000, false", "4000, true"})
    void lists_that_compare_all_leads_read_the_covering_index(int leads, boolean analyzed) {
        try (HikariDataSource pool = filled(leads, analyzed)) {
            PlanSpy spy = new PlanSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());

            for (LeadSort sort : LeadSort.values()) {
                for (LeadQuery query : comparingAllLeads(sort)) {
                    spy.plans();
                    list(store, query, PageRequest.FIRST);
                    assertThat(spy.plans())
                            .filteredOn(plan -> !plan.contains("LEAD_KEY"))
                            .isNotEmpty()
                            .allSatisfy(plan -> assertThat(plan).containsIgnoringCase("LEADSTONE_lead_covering"));
                }
            }
        }
    }

    private static List<LeadQuery> comparingAllLeads(LeadSort sort) {
        return Stream.of(
                        LeadQuery.builder().search("jordan"),
                        LeadQuery.builder().search("jordan").statuses(LeadStatus.NEW),
                        LeadQuery.builder().company("Nobody"),
                        LeadQuery.builder().statuses(LeadStatus.NEW).source("source-3"),
                        LeadQuery.builder().statuses(LeadStatus.NEW, LeadStatus.LOST),
                        LeadQuery.builder().consent(ConsentPurpose.MARKETING, true))
                .map(query -> query.sort(sort).build())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"60, false", "60, true", "4000, false", "4000, true"})
    void each_other_list_is_read_in_the_order_of_an_index(int leads, boolean analyzed) {
        try (HikariDataSource pool = filled(leads, analyzed)) {
            PlanSpy spy = new PlanSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            ConversationSnapshot conversation = conversations(store, ConversationQuery.ALL, PageRequest.FIRST)
                    .items()
                    .get(0);

            readsBy("conversation_created", spy, page -> conversations(store, ConversationQuery.ALL, page));
            ConversationQuery ofAgent = ConversationQuery.ofAgent(conversation.agentId());
            readsBy("conversation_agent", spy, page -> conversations(store, ofAgent, page));
            spy.plans();
            conversations(store, ConversationQuery.ofLead(conversation.leadId().orElseThrow()), PageRequest.FIRST);
            assertReads("conversation_lead", spy.plans());
            store.conversationSearch().listDeleted(ACME, PageRequest.FIRST);
            assertReads("conversation_deleted", spy.plans());

            store.exports().eachLead(ACME, ExportRange.ALL, LeadFilter.ALL, lead -> {});
            assertReads("lead_created", spy.plans());
            store.exports().eachConversation(ACME, ExportRange.ALL, each -> {});
            assertReads("conversation_created", spy.plans());

            Webhook webhook = new SampleWebhooks(new SampleLeads()).webhook(ACME, "*");
            store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            spy.plans();
            store.deliveries().list(ACME, webhook.id(), Optional.empty(), PageRequest.FIRST);
            assertReads("webhook_delivery_happened", spy.plans());
            store.deliveries().list(ACME, webhook.id(), Optional.of(DeliveryStatus.PENDING), PageRequest.FIRST);
            assertReads("webhook_delivery_status", spy.plans());
        }
    }

    /** Returns the database of all tests with this number of leads. They add a few records and change none. */
    private static HikariDataSource filled(int leads, boolean analyzed) {
        return FILLED.computeIfAbsent(leads + ", " + analyzed, name -> newDatabase(leads, analyzed))
                .dataSource();
    }

    private static TestDatabase newDatabase(int leads, boolean analyzed) {
        TestDatabase h2 = TestDatabase.h2();
        try (HikariDataSource pool = h2.dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            BulkRows.in(pool).insert(1, leads);
            JdbcTemplate database = new JdbcTemplate(pool);
            database.execute("UPDATE leadstone_lead SET deleted_at = updated_at WHERE source = 'source-5'");
            if (analyzed) {
                database.execute("ANALYZE");
            }
        }
        return h2;
    }

    /** Asserts that the first page and the one after it are read in the order of {@code index}. */
    private static <T> void readsBy(String index, PlanSpy spy, Function<PageRequest, Page<T>> list) {
        spy.plans();
        Optional<Cursor> next = list.apply(PageRequest.page(1, 2)).next();
        assertReads(index, spy.plans());
        next.map(cursor -> list.apply(PageRequest.after(cursor, 2))).ifPresent(page -> assertReads(index, spy.plans()));
    }

    private static void assertReads(String index, List<String> plans) {
        assertThat(plans)
                .first(InstanceOfAssertFactories.STRING)
                .containsPattern("(?i)/\\* PUBLIC\\.LEADSTONE_" + index + "\\b")
                .contains(NOT_SORTED);
    }

    private static String indexOf(LeadSort sort) {
        return switch (sort) {
            case RELEVANCE, NEWEST, OLDEST -> "lead_created";
            case LAST_UPDATED, FIRST_UPDATED -> "lead_updated";
            case LAST_NAME, LAST_NAME_DESCENDING -> "lead_last_name";
        };
    }

    private static Page<LeadSnapshot> list(MyBatisLeadStore store, LeadQuery query, PageRequest page) {
        return store.search().list(ACME, query, page);
    }

    private static Page<ConversationSnapshot> conversations(
            MyBatisLeadStore store, ConversationQuery query, PageRequest page) {
        return store.conversationSearch().list(ACME, query, page);
    }

    private static LeadQuery all(LeadSort sort) {
        return query(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), sort);
    }

    private static LeadQuery with(LeadStatus status, LeadSort sort) {
        return query(Set.of(status), Optional.empty(), Optional.empty(), Optional.empty(), sort);
    }

    private static LeadQuery search(LeadSort sort) {
        return query(Set.of(), Optional.of("jordan"), Optional.empty(), Optional.empty(), sort);
    }

    private static LeadQuery ofSource(LeadSort sort) {
        return query(Set.of(), Optional.empty(), Optional.of("source-3"), Optional.empty(), sort);
    }

    private static LeadQuery ofAgent(LeadSort sort) {
        return query(Set.of(), Optional.empty(), Optional.empty(), Optional.of(new AgentId("agent-1")), sort);
    }

    private static LeadQuery of(OwnerFilter owner, LeadSort sort) {
        return LeadQuery.builder().owner(owner).sort(sort).build();
    }

    private static LeadQuery query(
            Set<LeadStatus> statuses,
            Optional<String> text,
            Optional<String> source,
            Optional<AgentId> agent,
            LeadSort sort) {
        LeadQueryBuilder query = LeadQuery.builder().sort(sort).statuses(statuses.toArray(LeadStatus[]::new));
        text.ifPresent(query::search);
        source.ifPresent(query::source);
        agent.ifPresent(query::agentId);
        return query.build();
    }
}
