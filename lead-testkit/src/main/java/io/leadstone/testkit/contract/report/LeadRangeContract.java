package io.leadstone.testkit.contract.report;

import static io.leadstone.domain.LeadStatus.CONVERTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.DayTotals;
import io.leadstone.application.report.LeadTotals;
import io.leadstone.application.report.SourceTotals;
import io.leadstone.testkit.contract.fixture.FiguresScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules for the range of a report and for its days. */
public interface LeadRangeContract extends StoreUnderTest {

    @Test
    default void report_ranges_include_both_ends_to_the_millisecond() {
        FiguresScene acme = new FiguresScene(this);
        DateRange range =
                new DateRange(Instant.parse("2025-09-01T08:30:00.001Z"), Instant.parse("2025-09-03T17:00:00.998Z"));
        acme.leadCreatedAt(range.start().minusMillis(1));
        acme.leadCreatedAt(range.start());
        acme.leadCreatedAt(range.end());
        acme.leadCreatedAt(range.end().plusMillis(1));

        LeadTotals totals = acme.totals(range);
        assertThat(totals.total()).isEqualTo(2);
        assertThat(totals.sources()).containsExactly(new SourceTotals(Optional.empty(), 2, 0));
        assertThat(totals.days())
                .containsExactly(
                        new DayTotals(LocalDate.of(2025, 9, 1), 1, 0), new DayTotals(LocalDate.of(2025, 9, 3), 1, 0));
        assertThat(acme.totals(new DateRange(range.start(), range.start())).total())
                .isEqualTo(1);
        assertThat(acme.totals(new DateRange(range.end(), range.end())).total()).isEqualTo(1);
    }

    @Test
    default void a_lead_after_an_end_within_a_millisecond_is_left_out() {
        FiguresScene acme = new FiguresScene(this);
        Instant start = Instant.parse("2025-09-01T08:30:00.001Z");
        acme.leadCreatedAt(start);
        acme.leadCreatedAt(start.plusMillis(1));

        assertThat(acme.totals(new DateRange(start, start.plusNanos(500_000))).total())
                .isEqualTo(1);
    }

    @Test
    default void a_lead_before_a_start_within_a_millisecond_is_left_out() {
        FiguresScene acme = new FiguresScene(this);
        Instant end = Instant.parse("2025-09-01T08:30:00.001Z");
        acme.leadCreatedAt(end);
        acme.leadCreatedAt(end.minusMillis(1));

        assertThat(acme.totals(new DateRange(end.minusNanos(500_000), end)).total())
                .isEqualTo(1);
    }

    /** The time zones of the server and the database have no effect, and neither has a clock change. */
    @Test
    default void days_of_a_report_are_utc_days() {
        FiguresScene acme = new FiguresScene(this);
        for (String instant : new String[] {
            "2024-02-28T23:59:59.999Z",
            "2024-02-29T00:00:00Z",
            "2024-02-29T23:59:59.999Z",
            "2024-03-01T00:00:00Z",
            "2024-03-31T00:59:59.999Z",
            "2024-03-31T22:30:00Z",
            "2024-10-27T00:00:00Z",
            "2024-10-27T23:59:59.999Z",
            "2024-12-31T23:59:59.999Z",
            "2025-01-01T00:00:00Z"
        }) {
            acme.leadCreatedAt(Instant.parse(instant));
        }
        acme.move(acme.leadCreatedAt(Instant.parse("2024-10-27T12:00:00Z")), CONVERTED);

        DateRange range =
                new DateRange(Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2025-12-31T23:59:59.999Z"));
        assertThat(acme.totals(range).days())
                .containsExactly(
                        day("2024-02-28", 1, 0),
                        day("2024-02-29", 2, 0),
                        day("2024-03-01", 1, 0),
                        day("2024-03-31", 2, 0),
                        day("2024-10-27", 3, 1),
                        day("2024-12-31", 1, 0),
                        day("2025-01-01", 1, 0));
    }

    @Test
    default void the_first_and_last_possible_day_are_counted() {
        FiguresScene acme = new FiguresScene(this);
        acme.leadCreatedAt(Instant.EPOCH);
        acme.leadCreatedAt(Instant.parse("9999-12-31T23:59:59.999Z"));

        assertThat(acme.totals(new DateRange(Instant.EPOCH, Instant.EPOCH)).days())
                .containsExactly(day("1970-01-01", 1, 0));
        assertThat(acme.totals(new DateRange(
                                Instant.parse("9999-12-31T00:00:00Z"), Instant.parse("9999-12-31T23:59:59.999Z")))
                        .days())
                .containsExactly(day("9999-12-31", 1, 0));
    }

    @Test
    default void a_range_without_possible_days_contains_no_lead() {
        FiguresScene acme = new FiguresScene(this);
        acme.leadCreatedAt(Instant.EPOCH);

        for (String start : new String[] {"-12000-01-01T00:00:00.0005Z", "+12000-01-01T00:00:00.0005Z"}) {
            Instant first = Instant.parse(start);
            assertThat(acme.totals(new DateRange(first, first.plusSeconds(1))).total())
                    .as(start)
                    .isZero();
        }
    }

    private static DayTotals day(String date, long leads, long converted) {
        return new DayTotals(LocalDate.parse(date), leads, converted);
    }
}
