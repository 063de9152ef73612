package io.leadstone.adapter.mybatis.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.BulkChanges;
import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.query.TotalCount;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches in a large company on PostgreSQL, whose newest leads are scanned first for a whole page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstScanTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final int LEADS = 6000;
    private static final int[] PAGES = {1, 2, 6, 8};

    /** The leads of this number and below are not among the newest 5,000. */
    private static final int OLD = 900;

    private HikariDataSource pool;
    private MyBatisLeadSearch scanning;
    private MyBatisLeadSearch exact;

    @BeforeAll
    void fill() {
        pool = PostgresServer.shared().freshDatabase().dataSource();
        MyBatisLeadStore store =
                MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
        SampleLeads samples = new SampleLeads();
        new BulkChanges(pool)
                .add(IntStream.range(0, LEADS).mapToObj(number -> lead(samples, number)).toList().stream());
        MyBatisLeadSearch search = (MyBatisLeadSearch) store.search();
        scanning = new MyBatisLeadSearch(search.reads(), new LargeCompanies(LEADS - 1), new NewestLeads());
        exact = new MyBatisLeadSearch(search.reads(), new LargeCompanies(LEADS), new NewestLeads());
    }

    @AfterAll
    void close() {
        pool.close();
    }

    private static LeadChange lead(SampleLeads samples, int number) {
        samples.clock().advance(Duration.ofMinutes(1));
        return samples.capture(
                ACME,
                SampleLeads.details()
                        .name(firstName(number), "Lee")
                        .email("lead" + number + "@example.com")
                        .build());
    }

    private static String firstName(int number) {
        if (number <= OLD && number % 10 == 0) {
            return "Zebulon";
        }
        return Stream.of(40, 41, 43, 47)
                .filter(every -> number % every == 0)
                .findFirst()
                .map(every -> switch (every) {
                    case 40 -> "Farid";
                    case 41 -> "Faridah";
                    case 43 -> "Alfarid";
                    default -> "Fardi";
                })
                .orElse("Robin");
    }

    @Test
    void a_page_of_the_newest_leads_has_a_lower_bound_as_total() {
        Page<LeadSnapshot> page = scanning.list(ACME, query("farid"), PageRequest.FIRST);

        Page<LeadSnapshot> counted = exact.list(ACME, query("farid"), PageRequest.FIRST);
        assertThat(counted.totalIsExact()).isTrue();
        assertThat(page.totalIsExact()).isFalse();
        assertThat(page.total()).as("three pages and one lead").isEqualTo(61);
        assertThat(counted.total()).isGreaterThan(61);
    }

    @Test
    void an_exact_total_is_exact() {
        PageRequest request = PageRequest.FIRST.withTotal(TotalCount.EXACT);

        assertThat(scanning.list(ACME, query("farid"), request)).isEqualTo(exact.list(ACME, query("farid"), request));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"farid", "farid lee", "faridah", "alfa", "fardi", "zebulon", "robin", "lead", "example.com"})
    void pages_have_the_same_leads_as_without_a_scan(String text) {
        for (int number : PAGES) {
            PageRequest request = PageRequest.page(number, 20);
            assertThat(scanning.list(ACME, query(text), request).items())
                    .isEqualTo(exact.list(ACME, query(text), request).items());
        }
    }

    @Test
    void a_scan_ranks_as_many_matches_as_the_request_counts() {
        PageRequest request = PageRequest.FIRST.countingTo(40);

        Page<LeadSnapshot> ranked = exact.list(ACME, query("farid"), request);

        assertThat(ranked.items()).extracting(FirstScanTest::nameOf).contains("Farid", "Faridah");
        assertThat(scanning.list(ACME, query("farid"), request).items()).isEqualTo(ranked.items());
    }

    private static String nameOf(LeadSnapshot lead) {
        return lead.details().firstName().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"farid", "faridah", "alfa", "zebulon"})
    void cursors_reach_all_matches(String text) {
        List<LeadSnapshot> all = allByCursor(exact, text, TotalCount.BOUNDED);

        for (TotalCount total : TotalCount.values()) {
            assertThat(allByCursor(scanning, text, total)).isEqualTo(all);
        }
    }

    private static List<LeadSnapshot> allByCursor(MyBatisLeadSearch search, String text, TotalCount total) {
        List<LeadSnapshot> all = new ArrayList<>();
        Optional<PageRequest> request = Optional.of(PageRequest.FIRST.withTotal(total));
        while (request.isPresent()) {
            Page<LeadSnapshot> page = search.list(ACME, query(text), request.get());
            all.addAll(page.items());
            request = page.next().map(cursor -> PageRequest.after(cursor, 20).withTotal(total));
        }
        return all;
    }

    private static LeadQuery query(String text) {
        return LeadQuery.builder().search(text).build();
    }
}
