package io.leadstone.testkit.contract.report;

import static io.leadstone.domain.LeadStatus.CONVERTED;
import static io.leadstone.testkit.contract.fixture.NamedTest.dynamicTest;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.DayTotals;
import io.leadstone.testkit.contract.fixture.FiguresScene;
import io.leadstone.testkit.contract.fixture.Prepared;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules for the days of a report in a time zone. */
public interface LeadZonesContract extends StoreUnderTest {

    @TestFactory
    default Stream<DynamicTest> days_of_a_report_are_days_of_its_time_zone() {
        Prepared<FiguresScene> acme = new Prepared<>(() -> new FiguresScene(this));
        return zones().entrySet().stream()
                .map(zone -> dynamicTest(
                        zone.getKey(), () -> assertDays(acme.get(), ZoneId.of(zone.getKey()), zone.getValue())));
    }

    private static void assertDays(FiguresScene acme, ZoneId zone, String table) {
        List<String[]> rows = table.lines().map(row -> row.split(" +")).toList();
        List<Instant> instants = rows.stream().map(row -> Instant.parse(row[0])).toList();
        instants.forEach(acme::leadCreatedAt);

        DateRange range = new DateRange(instants.get(0), instants.get(instants.size() - 1), zone);
        assertThat(acme.totals(range).days())
                .containsExactlyElementsOf(rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> LocalDate.parse(row[1]), LinkedHashMap::new, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(day -> new DayTotals(day.getKey(), day.getValue(), 0))
                        .toList());
        // A range may begin at any of these instants.
        for (int i = 0; i < rows.size(); i++) {
            DateRange one = new DateRange(instants.get(i), instants.get(i), zone);
            assertThat(acme.totals(one).days()).containsExactly(new DayTotals(LocalDate.parse(rows.get(i)[1]), 1, 0));
        }
    }

    @Test
    default void the_time_zone_changes_the_days_and_nothing_else() {
        FiguresScene acme = new FiguresScene(this);
        for (String at : List.of("2025-09-01T21:59:59.999Z", "2025-09-01T22:00:00Z", "2025-09-02T21:59:59.999Z")) {
            acme.leadCreatedAt(Instant.parse(at));
        }
        acme.move(acme.leadCreatedAt(Instant.parse("2025-09-01T23:00:00Z")), CONVERTED);

        Instant start = Instant.parse("2025-09-01T00:00:00Z");
        Instant end = Instant.parse("2025-09-30T00:00:00Z");
        assertThat(days(acme, new DateRange(start, end)))
                .containsExactly("2025-09-01: 3, 1 converted", "2025-09-02: 1, 0 converted");
        assertThat(days(acme, new DateRange(start, end, ZoneId.of("Europe/Berlin"))))
                .containsExactly("2025-09-01: 1, 0 converted", "2025-09-02: 3, 1 converted");
        assertThat(acme.totals(new DateRange(start, end, ZoneId.of("Asia/Tokyo"))))
                .usingRecursiveComparison()
                .ignoringFields("days")
                .isEqualTo(acme.totals(new DateRange(start, end)));
    }

    /** Morocco changes its clocks four times in some years, and the range has five years. */
    @Test
    default void a_range_may_have_many_clock_changes() {
        FiguresScene acme = new FiguresScene(this);
        ZoneId zone = ZoneId.of("Africa/Casablanca");
        LocalDate[] days = {
            LocalDate.of(2012, 1, 1),
            LocalDate.of(2012, 4, 29),
            LocalDate.of(2012, 7, 20),
            LocalDate.of(2013, 8, 11),
            LocalDate.of(2014, 6, 28),
            LocalDate.of(2015, 7, 19),
            LocalDate.of(2016, 12, 31)
        };
        for (LocalDate day : days) {
            acme.leadCreatedAt(day.atStartOfDay(zone).toInstant());
            acme.leadCreatedAt(day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1));
        }

        DateRange range = new DateRange(
                days[0].atStartOfDay(zone).toInstant(),
                LocalDate.of(2017, 1, 1).atStartOfDay(zone).toInstant().minusMillis(1),
                zone);
        assertThat(acme.totals(range).days())
                .containsExactlyElementsOf(
                        Arrays.stream(days).map(day -> new DayTotals(day, 2, 0)).toList());
    }

    private static List<String> days(FiguresScene acme, DateRange range) {
        return acme.totals(range).days().stream()
                .map(day -> day.day() + ": " + day.leads() + ", " + day.converted() + " converted")
                .toList();
    }

    /** Returns instants, and the days of the zone that they are part of. Each zone has a year of its own. */
    private static Map<String, String> zones() {
        return Map.ofEntries(
                // The day began before the first supported instant. Its number is negative.
                Map.entry("America/New_York", """
                        1970-01-01T00:00:00Z     1969-12-31
                        1970-01-01T04:59:59.999Z 1969-12-31
                        1970-01-01T05:00:00Z     1970-01-01
                        """),
                // This offset has seconds.
                Map.entry("Africa/Monrovia", """
                        1971-05-01T00:44:29.999Z 1971-04-30
                        1971-05-01T00:44:30Z     1971-05-01
                        """),
                Map.entry("+05:45", """
                        1985-01-01T18:14:59.999Z 1985-01-01
                        1985-01-01T18:15:00Z     1985-01-02
                        """),
                Map.entry("Asia/Kolkata", """
                        2001-06-01T18:29:59.999Z 2001-06-01
                        2001-06-01T18:30:00Z     2001-06-02
                        """),
                // At 00:01 the clocks go back to 23:01. The new day has begun then.
                Map.entry("America/St_Johns", """
                        2006-10-29T02:29:59.999Z 2006-10-28
                        2006-10-29T02:30:00Z     2006-10-29
                        2006-10-29T02:31:00Z     2006-10-29
                        2006-10-29T03:29:59.999Z 2006-10-29
                        2006-10-29T03:30:00Z     2006-10-29
                        2006-10-30T03:29:59.999Z 2006-10-29
                        2006-10-30T03:30:00Z     2006-10-30
                        """),
                // The zone skipped 30 December.
                Map.entry("Pacific/Apia", """
                        2011-12-29T10:00:00Z     2011-12-29
                        2011-12-30T09:59:59.999Z 2011-12-29
                        2011-12-30T10:00:00Z     2011-12-31
                        2011-12-31T09:59:59.999Z 2011-12-31
                        2011-12-31T10:00:00Z     2012-01-01
                        """),
                // On 18 February the clocks go from 00:00 back to 23:00. On 4 November midnight does not exist.
                Map.entry("America/Sao_Paulo", """
                        2018-02-18T01:59:59.999Z 2018-02-17
                        2018-02-18T02:00:00Z     2018-02-17
                        2018-02-18T02:59:59.999Z 2018-02-17
                        2018-02-18T03:00:00Z     2018-02-18
                        2018-11-04T02:59:59.999Z 2018-11-03
                        2018-11-04T03:00:00Z     2018-11-04
                        2018-11-05T01:59:59.999Z 2018-11-04
                        2018-11-05T02:00:00Z     2018-11-05
                        """),
                // Summer time is half an hour.
                Map.entry("Australia/Lord_Howe", """
                        2019-04-06T12:59:59.999Z 2019-04-06
                        2019-04-06T13:00:00Z     2019-04-07
                        2019-04-07T13:29:59.999Z 2019-04-07
                        2019-04-07T13:30:00Z     2019-04-08
                        """),
                // A day of 23 hours and one of 25 hours, each with leads before and after the change.
                Map.entry("Europe/Berlin", """
                        2024-03-30T22:59:59.999Z 2024-03-30
                        2024-03-30T23:00:00Z     2024-03-31
                        2024-03-31T00:59:59.999Z 2024-03-31
                        2024-03-31T01:00:00Z     2024-03-31
                        2024-03-31T21:59:59.999Z 2024-03-31
                        2024-03-31T22:00:00Z     2024-04-01
                        2024-10-26T21:59:59.999Z 2024-10-26
                        2024-10-26T22:00:00Z     2024-10-27
                        2024-10-27T00:59:59.999Z 2024-10-27
                        2024-10-27T01:00:00Z     2024-10-27
                        2024-10-27T22:59:59.999Z 2024-10-27
                        2024-10-27T23:00:00Z     2024-10-28
                        """),
                // The last supported instant is a day of the year 10000.
                Map.entry("Pacific/Kiritimati", """
                        9999-12-31T09:59:59.999Z 9999-12-31
                        9999-12-31T10:00:00Z     +10000-01-01
                        9999-12-31T23:59:59.999Z +10000-01-01
                        """));
    }
}
