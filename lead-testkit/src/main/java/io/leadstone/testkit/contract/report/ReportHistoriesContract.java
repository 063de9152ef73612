package io.leadstone.testkit.contract.report;

import static io.leadstone.testkit.contract.fixture.NamedTest.dynamicTest;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.report.ReportQuery;
import io.leadstone.application.report.DateRange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SettableClock;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.contract.fixture.Prepared;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares the reports of random histories with {@link NaiveReport}. A history is the same on every store. The name of
 * a failed test has the seed, which repeats the history.
 */
public interface ReportHistoriesContract extends StoreUnderTest {

    @TestFactory
    default Stream<DynamicTest> reports_of_random_histories_equal_the_naive_calculation() {
        Prepared<StorePorts> store = new Prepared<>(() -> new StorePorts(emptyStore()));
        return LongStream.rangeClosed(1, 24)
                .mapToObj(seed -> dynamicTest("seed " + seed, () -> {
                    SettableClock clock = new SettableClock();
                    LeadManagement management = LeadManagement.builder()
                            .store(store.get())
                            .clock(clock)
                            .build();
                    RandomHistory history = new RandomHistory(management, clock, seed);
                    ZoneId zone = zone(seed);
                    for (int round = 0; round < 2; round++) {
                        history.run(5 + (int) seed);
                        Instant before = SettableClock.START.minus(Duration.ofDays(1));
                        assertReport(management, history, new DateRange(before, clock.instant(), zone));
                        Instant one = history.randomInstant();
                        Instant other = history.randomInstant();
                        assertReport(
                                management,
                                history,
                                one.isBefore(other)
                                        ? new DateRange(one, other, zone)
                                        : new DateRange(other, one, zone));
                    }
                }));
    }

    /** Returns one of several zones. The histories begin on 1 September 2025. */
    private static ZoneId zone(long seed) {
        List<String> zones = List.of(
                "UTC",
                "Europe/Berlin",
                "Asia/Kolkata",
                "America/St_Johns",
                "Australia/Lord_Howe",
                "America/Santiago",
                "Pacific/Kiritimati",
                "-11:00",
                "Asia/Beirut");
        return ZoneId.of(zones.get((int) seed % zones.size()));
    }

    private static void assertReport(LeadManagement management, RandomHistory history, DateRange range) {
        List<LeadSnapshot> cohort = history.leads().stream()
                .filter(lead -> !lead.createdAt().isBefore(range.start())
                        && !lead.createdAt().isAfter(range.end()))
                .toList();
        ReportQuery query = ReportQuery.between(
                        range.start().toString(), range.end().toString())
                .in(range.zone());

        assertThat(management.reports().funnel(history.caller(), query))
                .usingRecursiveComparison()
                .isEqualTo(new NaiveReport(range, cohort, history.conversations(), history::engagedAt).report());
    }
}
