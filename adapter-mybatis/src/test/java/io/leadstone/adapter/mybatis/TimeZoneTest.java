package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.DayTotals;
import io.leadstone.application.report.ExportRange;
import io.leadstone.application.report.LeadTotals;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ConversationActivity;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Days are those of the report's time zone and durations are exact, whatever the time zones of the JVM and of the
 * database session are.
 */
class TimeZoneTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final TimeZone HOME = TimeZone.getDefault();

    private static final Map<TestServer, String> SESSION_ZONES = Map.of(TestServer.MARIADB, "SET time_zone = '%s'");

    /**
     * Time zones east and west of UTC, and one with a change to summer time on a day of the test. The server of MariaDB
     * has no table of zone names.
     */
    static Stream<Arguments> zones() {
        return Stream.of(TestServer.values()).flatMap(server -> {
            boolean named = server != TestServer.MARIADB;
            return Stream.of(
                    Arguments.of(server, "Pacific/Kiritimati", named ? "Pacific/Kiritimati" : "+13:00"),
                    Arguments.of(server, "America/New_York", named ? "America/New_York" : "-05:00"),
                    Arguments.of(server, "Europe/Berlin", named ? "Pacific/Pago_Pago" : "-11:00"));
        });
    }

    @AfterEach
    void home() {
        TimeZone.setDefault(HOME);
    }

    @ParameterizedTest
    @MethodSource("zones")
    void days_and_durations_do_not_depend_on_a_time_zone(TestServer server, String jvmZone, String sessionZone) {
        TimeZone.setDefault(TimeZone.getTimeZone(jvmZone));
        String session =
                SESSION_ZONES.getOrDefault(server, "SET TIME ZONE '%s'").formatted(sessionZone);
        try (HikariDataSource pool = server.freshDatabase().dataSourceAfter(session)) {
            MyBatisLeadStore store =
                    MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            SampleLeads samples = new SampleLeads();
            // Summer time begins on 9 March 2025 in New York and on 30 March 2025 in Berlin. 2024 has a 29 February.
            List<LeadSnapshot> leads = Stream.of(
                            "2024-02-29T23:59:59.999Z",
                            "2025-03-09T00:00:00Z",
                            "2025-03-09T06:30:00Z",
                            "2025-03-09T23:59:59.999Z",
                            "2025-03-30T00:00:00Z",
                            "2025-03-30T01:30:00Z")
                    .map(at -> speakFor(
                            Duration.ofDays(2).plusMillis(1), add(store, samples, Instant.parse(at)), store, samples))
                    .toList();

            LeadTotals tally = store.figures()
                    .totals(
                            ACME,
                            new DateRange(
                                    Instant.parse("2024-02-29T23:59:59.999Z"), Instant.parse("2025-03-30T01:30:00Z")));

            assertThat(tally.days())
                    .containsExactly(
                            new DayTotals(LocalDate.of(2024, 2, 29), 1, 0),
                            new DayTotals(LocalDate.of(2025, 3, 9), 3, 0),
                            new DayTotals(LocalDate.of(2025, 3, 30), 2, 0));
            assertThat(store.figures()
                            .totals(
                                    ACME,
                                    new DateRange(
                                            Instant.parse("2024-02-29T23:59:59.999Z"),
                                            Instant.parse("2025-03-30T01:30:00Z"),
                                            ZoneId.of("America/New_York")))
                            .days())
                    .containsExactly(
                            new DayTotals(LocalDate.of(2024, 2, 29), 1, 0),
                            new DayTotals(LocalDate.of(2025, 3, 8), 1, 0),
                            new DayTotals(LocalDate.of(2025, 3, 9), 2, 0),
                            new DayTotals(LocalDate.of(2025, 3, 29), 2, 0));
            assertThat(tally.engagedMillis())
                    .isEqualTo(6 * Duration.ofDays(2).plusMillis(1).toMillis());
            List<LeadSnapshot> exported = new ArrayList<>();
            store.exports()
                    .eachLead(
                            ACME,
                            new ExportRange(
                                    Optional.of(Instant.parse("2025-03-09T00:00:00Z")),
                                    Optional.of(Instant.parse("2025-03-30T01:30:00Z"))),
                            LeadFilter.ALL,
                            exported::add);
            assertThat(exported).isEqualTo(leads.subList(1, 6));
        }
    }

    private static LeadSnapshot add(MyBatisLeadStore store, SampleLeads samples, Instant at) {
        samples.clock().set(at);
        LeadChange created = samples.capture(ACME, "lead" + at.toEpochMilli() + "@example.com");
        store.leads().add(created);
        return created.after();
    }

    private static LeadSnapshot speakFor(
            Duration time, LeadSnapshot lead, MyBatisLeadStore store, SampleLeads samples) {
        ConversationChange conversation = samples.open(lead);
        store.conversations().add(conversation);
        store.conversations()
                .record(samples.report(
                        conversation.after(),
                        new ConversationActivity(
                                1, Optional.empty(), lead.createdAt().plus(time))));
        return store.leads().find(ACME, lead.id()).orElseThrow();
    }
}
