package io.leadstone.application.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateRangeTest {

    private static final Instant NOW = Instant.parse("2025-09-30T17:45:12.345Z");

    @Test
    void instants_out_of_the_calendar_are_refused() {
        for (Instant far : List.of(Instant.MIN, Instant.MAX, Instant.parse("+1000000-01-01T00:00:00Z"))) {
            assertThat(fieldOf(() -> new DateRange(far, NOW))).isEqualTo("start_date");
            assertThat(fieldOf(() -> new DateRange(NOW, far))).isEqualTo("end_date");
        }
        Instant last = Instant.parse("+999999-12-31T23:59:59.999999999Z");
        assertThat(new DateRange(last, last, ZoneId.of("Pacific/Auckland")).days())
                .hasSize(1);
    }

    private static String fieldOf(ThrowingCallable call) {
        return catchThrowableOfType(InvalidCommandException.class, call)
                .violations()
                .get(0)
                .field();
    }

    @ParameterizedTest
    @CsvSource({
        // A date is the whole UTC day, also on days on which other zones change their clocks.
        "2025-09-01, 2025-09-01T00:00:00Z, 2025-09-01T23:59:59.999Z",
        "2024-02-29, 2024-02-29T00:00:00Z, 2024-02-29T23:59:59.999Z",
        "2025-03-30, 2025-03-30T00:00:00Z, 2025-03-30T23:59:59.999Z",
        "2025-10-26, 2025-10-26T00:00:00Z, 2025-10-26T23:59:59.999Z",
        "1970-01-01, 1970-01-01T00:00:00Z, 1970-01-01T23:59:59.999Z",
        "9999-12-31, 9999-12-31T00:00:00Z, 9999-12-31T23:59:59.999Z",
        // An instant stays as it is; without an offset it is in UTC.
        "2025-09-01T08:30:00Z, 2025-09-01T08:30:00Z, 2025-09-01T08:30:00Z",
        "2025-09-01T08:30:00, 2025-09-01T08:30:00Z, 2025-09-01T08:30:00Z",
        "2025-09-01T08:30, 2025-09-01T08:30:00Z, 2025-09-01T08:30:00Z",
        "2025-09-01T08:30:00+02:00, 2025-09-01T06:30:00Z, 2025-09-01T06:30:00Z",
        "2025-09-01T08:30:00-05:30, 2025-09-01T14:00:00Z, 2025-09-01T14:00:00Z",
        // Stores round a start up to milliseconds, and an end down.
        "2025-09-01T08:30:00.123456789Z, 2025-09-01T08:30:00.123456789Z, 2025-09-01T08:30:00.123456789Z",
        "9999-12-31T23:59:59.9995Z, 9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
        "2025-09-01t08:30:00z, 2025-09-01T08:30:00Z, 2025-09-01T08:30:00Z",
        // These times exist twice or never in zones with daylight saving, but once in UTC.
        "2025-03-30T02:30:00, 2025-03-30T02:30:00Z, 2025-03-30T02:30:00Z",
        "2025-10-26T02:30:00, 2025-10-26T02:30:00Z, 2025-10-26T02:30:00Z",
        // The local date is before 1970, the instant in UTC is not.
        "1969-12-31T23:30:00-01:00, 1970-01-01T00:30:00Z, 1970-01-01T00:30:00Z",
    })
    void a_date_is_a_whole_utc_day_and_an_instant_is_itself(String text, Instant start, Instant end) {
        assertThat(ExportRange.of(Optional.of(text), Optional.of(text)))
                .isEqualTo(new ExportRange(Optional.of(start), Optional.of(end)));
        assertThat(DateRange.of(Optional.of(text), Optional.of(text), NOW)).isEqualTo(new DateRange(start, end));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "today",
                "2025-9-1",
                "2025-02-29",
                "2025-02-30",
                "2025-13-01",
                "2025-00-10",
                "01.09.2025",
                "20250901",
                "2025-W36-1",
                " 2025-09-01",
                "2025-09-01 ",
                "2025-09-01 08:30:00",
                "2025-09-01T08:30:00 02:00",
                "2025-09-01T24:00:00Z",
                "2025-09-01T23:59:60Z",
                "2025-09-01T08:30:00+25:00",
                "2025-09-01T08:30:00[UTC]",
                "2025-09-01T",
                "+2025-09-01",
                "1756715400",
                "1756715400000",
                "1969-12-31",
                "1969-12-31T23:59:59.999Z",
                "1970-01-01T00:30:00+01:00",
                "9999-12-31T23:59:59.999-00:01",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01",
                "0000-01-01",
                "+999999999-12-31T23:59:59Z",
                "２０２５-09-01",
                "2025-09-01'--",
            })
    void other_texts_are_refused_with_the_name_of_the_field(String text) {
        for (String field : List.of("start_date", "end_date")) {
            Optional<String> start = field.equals("start_date") ? Optional.of(text) : Optional.empty();
            Optional<String> end = field.equals("end_date") ? Optional.of(text) : Optional.empty();
            List<Violation> expected = List.of(new Violation(
                    field,
                    "must be a date (2025-09-01) or an instant (2025-09-01T08:30:00Z) of the years 1970 to 9999"));

            assertThat(violations(() -> DateRange.of(start, end, NOW))).isEqualTo(expected);
            assertThat(violations(() -> ExportRange.of(start, end))).isEqualTo(expected);
        }
    }

    @Test
    void the_default_is_the_last_thirty_days() {
        DateRange range = DateRange.of(Optional.empty(), Optional.empty(), NOW);

        assertThat(range)
                .isEqualTo(new DateRange(
                        Instant.parse("2025-09-01T00:00:00Z"), Instant.parse("2025-09-30T23:59:59.999Z")));
        assertThat(range.days()).hasSize(30);
        assertThat(range).isEqualTo(DateRange.lastDays(30, NOW));
    }

    @Test
    void a_missing_date_follows_from_the_other_date() {
        assertThat(DateRange.of(Optional.of("2025-09-29"), Optional.empty(), NOW)
                        .end())
                .isEqualTo(Instant.parse("2025-09-30T23:59:59.999Z"));
        assertThat(DateRange.of(Optional.empty(), Optional.of("2024-03-10"), NOW)
                        .start())
                .isEqualTo(Instant.parse("2024-02-10T00:00:00Z"));
        assertThat(DateRange.of(Optional.empty(), Optional.of("2024-03-10T12:00:00Z"), NOW)
                        .days())
                .hasSize(30);
    }

    @Test
    void an_export_without_dates_has_no_limits() {
        assertThat(ExportRange.of(Optional.empty(), Optional.empty())).isEqualTo(ExportRange.ALL);
        assertThat(ExportRange.of(Optional.of("2025-09-01"), Optional.empty()).end())
                .isEmpty();
        assertThat(ExportRange.of(Optional.of("1970-01-01"), Optional.of("9999-12-31"))
                        .start())
                .contains(Instant.EPOCH);
    }

    @Test
    void an_end_before_the_start_is_refused() {
        List<Violation> expected = List.of(new Violation("end_date", "must not be before start_date"));

        assertThat(violations(() -> DateRange.of(Optional.of("2025-09-02"), Optional.of("2025-09-01"), NOW)))
                .isEqualTo(expected);
        assertThat(violations(() -> DateRange.of(
                        Optional.of("2025-09-01T00:00:00.001Z"), Optional.of("2025-09-01T00:00:00Z"), NOW)))
                .isEqualTo(expected);
        assertThat(violations(() -> DateRange.of(Optional.of("2025-10-01"), Optional.empty(), NOW)))
                .isEqualTo(expected);
        assertThat(violations(() -> ExportRange.of(Optional.of("2025-09-02"), Optional.of("2025-09-01"))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-03-01T00:00:00Z, 2025-03-01T00:00:00Z",
        "2019-02-28T12:00:00Z, 2024-02-28T12:00:00Z",
        // Five years after a leap day is 28 February.
        "2024-02-29T12:00:00Z, 2029-02-28T12:00:00Z",
        "1970-01-01T00:00:00Z, 1975-01-01T00:00:00Z",
    })
    void a_range_has_at_most_five_years(Instant start, Instant end) {
        assertThat(new DateRange(start, end).end()).isEqualTo(end);
        assertThat(violations(() -> new DateRange(start, end.plusMillis(1))))
                .isEqualTo(List.of(new Violation("end_date", "must be at most 5 years after start_date")));
    }

    @Test
    void five_whole_years_are_allowed_but_no_day_more() {
        assertThat(DateRange.of(Optional.of("2020-01-01"), Optional.of("2024-12-31"), NOW)
                        .days())
                .hasSize(1827);
        assertThat(violations(() -> DateRange.of(Optional.of("2020-01-01"), Optional.of("2025-01-01"), NOW)))
                .hasSize(1);
    }

    @Test
    void the_last_days_end_with_today() {
        assertThat(DateRange.lastDays(1, NOW).days()).containsExactly(LocalDate.of(2025, 9, 30));
        assertThat(DateRange.lastDays(DateRange.MAX_DAYS, NOW).days()).hasSize(1826);
        assertThat(DateRange.lastDays(2, Instant.parse("2024-03-01T00:00:00Z")).days())
                .containsExactly(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 3, 1));
    }

    @Test
    void the_days_are_all_days_that_the_range_overlaps() {
        assertThat(new DateRange(Instant.parse("2025-09-01T23:59:59.999Z"), Instant.parse("2025-09-03T00:00:00Z"))
                        .days())
                .containsExactly(LocalDate.of(2025, 9, 1), LocalDate.of(2025, 9, 2), LocalDate.of(2025, 9, 3));
        Instant one = Instant.parse("2025-10-26T01:00:00Z");
        assertThat(new DateRange(one, one).days()).containsExactly(LocalDate.of(2025, 10, 26));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2025-09-01, 2025-08-31T22:00:00Z, 2025-09-01T21:59:59.999Z",
        // Days of 23 and 25 hours.
        "Europe/Berlin, 2025-03-30, 2025-03-29T23:00:00Z, 2025-03-30T21:59:59.999Z",
        "Europe/Berlin, 2025-10-26, 2025-10-25T22:00:00Z, 2025-10-26T22:59:59.999Z",
        "Asia/Kolkata, 2025-09-01, 2025-08-31T18:30:00Z, 2025-09-01T18:29:59.999Z",
        "+02:00, 2025-12-01, 2025-11-30T22:00:00Z, 2025-12-01T21:59:59.999Z",
        // The summer time of this zone is half an hour.
        "Australia/Lord_Howe, 2019-04-07, 2019-04-06T13:00:00Z, 2019-04-07T13:29:59.999Z",
        // This day begins at 01:00.
        "America/Sao_Paulo, 2018-11-04, 2018-11-04T03:00:00Z, 2018-11-05T01:59:59.999Z",
        // At 00:01 the clocks went back to 23:01, after the day had begun.
        "America/St_Johns, 2006-10-28, 2006-10-28T02:30:00Z, 2006-10-29T02:29:59.999Z",
        "America/St_Johns, 2006-10-29, 2006-10-29T02:30:00Z, 2006-10-30T03:29:59.999Z",
        // The days before and after one that does not exist.
        "Pacific/Apia, 2011-12-29, 2011-12-29T10:00:00Z, 2011-12-30T09:59:59.999Z",
        "Pacific/Apia, 2011-12-31, 2011-12-30T10:00:00Z, 2011-12-31T09:59:59.999Z",
        // The first and the last day are cut to the supported instants.
        "Europe/Berlin, 1970-01-01, 1970-01-01T00:00:00Z, 1970-01-01T22:59:59.999Z",
        "America/New_York, 9999-12-31, 9999-12-31T05:00:00Z, 9999-12-31T23:59:59.999Z",
        // An instant without an offset is in the zone. A time that exists twice is the first of the two.
        "Europe/Berlin, 2025-09-01T08:30:00, 2025-09-01T06:30:00Z, 2025-09-01T06:30:00Z",
        "Europe/Berlin, 2025-10-26T02:30, 2025-10-26T00:30:00Z, 2025-10-26T00:30:00Z",
        "Europe/Berlin, 2025-03-30T02:30, 2025-03-30T01:30:00Z, 2025-03-30T01:30:00Z",
        "Europe/Berlin, 2025-09-01T08:30:00Z, 2025-09-01T08:30:00Z, 2025-09-01T08:30:00Z",
        "Europe/Berlin, 2025-09-01T08:30:00-05:00, 2025-09-01T13:30:00Z, 2025-09-01T13:30:00Z",
    })
    void dates_are_days_of_the_time_zone(ZoneId zone, String text, Instant start, Instant end) {
        DateRange range = DateRange.of(Optional.of(text), Optional.of(text), NOW, zone);

        assertThat(range).isEqualTo(new DateRange(start, end, zone));
        assertThat(range.days()).containsExactly(LocalDate.parse(text.substring(0, 10)));
    }

    @Test
    void a_day_that_the_zone_skipped_is_refused() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Optional<String> skipped = Optional.of("2011-12-30");
        Optional<String> later = Optional.of("2012-01-02");

        assertThat(violations(() -> DateRange.of(skipped, later, NOW, apia)))
                .isEqualTo(List.of(new Violation("start_date", "must be a day that exists in Pacific/Apia")));
        assertThat(violations(() -> DateRange.of(Optional.of("2011-12-01"), skipped, NOW, apia)))
                .isEqualTo(List.of(new Violation("end_date", "must be a day that exists in Pacific/Apia")));
        assertThat(DateRange.of(Optional.of("2011-12-29"), later, NOW, apia).days())
                .extracting(LocalDate::getDayOfYear)
                .containsExactly(363, 365, 1, 2);
    }

    @Test
    void the_last_days_end_with_today_in_the_zone() {
        Instant evening = Instant.parse("2025-09-30T22:30:00Z");
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(DateRange.lastDays(2, evening, berlin))
                .isEqualTo(new DateRange(
                        Instant.parse("2025-09-29T22:00:00Z"), Instant.parse("2025-10-01T21:59:59.999Z"), berlin));
        assertThat(DateRange.of(Optional.empty(), Optional.empty(), evening, berlin))
                .isEqualTo(DateRange.lastDays(30, evening, berlin));
        assertThat(DateRange.lastDays(2, evening, ZoneId.of("America/New_York")).days())
                .containsExactly(LocalDate.of(2025, 9, 29), LocalDate.of(2025, 9, 30));
    }

    @Test
    void five_years_are_counted_in_the_zone() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(DateRange.of(Optional.of("2020-01-01"), Optional.of("2024-12-31"), NOW, berlin)
                        .days())
                .hasSize(1827);
        assertThat(violations(() -> DateRange.of(Optional.of("2020-01-01"), Optional.of("2025-01-01"), NOW, berlin)))
                .isEqualTo(List.of(new Violation("end_date", "must be at most 5 years after start_date")));
    }

    /** Stores compute days by the offsets, in each zone and around each of its clock changes. */
    @Test
    void the_offsets_give_the_day_of_each_instant() {
        Random random = new Random(1);
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            Instant changed = Instant.EPOCH;
            for (int i = 0; i < 80; i++) {
                ZoneOffsetTransition next = zone.getRules().nextTransition(changed);
                changed = next == null ? changed.plus(Duration.ofDays(300)) : next.getInstant();
                Instant start = changed.plusSeconds(random.nextInt(10_000) - 5_000L);
                DateRange range = new DateRange(start, start.plus(Duration.ofDays(random.nextInt(1800))), zone);
                assertOffsets(range, changed.minusMillis(1));
                assertOffsets(range, changed.plus(Duration.ofMinutes(random.nextInt(200))));
                assertOffsets(range, start.plusSeconds(random.nextInt(100_000)));
            }
        }
    }

    private static void assertOffsets(DateRange range, Instant at) {
        Instant midnight = range.dayOf(at).atStartOfDay(range.zone()).toInstant();
        for (Instant instant : List.of(at, midnight, midnight.minusMillis(1), range.start(), range.end())) {
            if (range.includes(instant)) {
                long seconds = range.dayOffsets().stream()
                        .filter(offset -> !offset.start().isAfter(instant))
                        .reduce((one, later) -> later)
                        .orElseThrow()
                        .seconds();
                assertThat(LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond() + seconds, 86_400L)))
                        .as("%s in %s", instant, range)
                        .isEqualTo(range.dayOf(instant));
            }
        }
    }

    private static List<Violation> violations(ThrowingCallable range) {
        InvalidCommandException refused = catchThrowableOfType(InvalidCommandException.class, range);
        assertThat(refused).isNotNull();
        return refused.violations();
    }
}
