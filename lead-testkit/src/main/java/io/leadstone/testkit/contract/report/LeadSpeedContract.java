package io.leadstone.testkit.contract.report;

import static io.leadstone.domain.LeadStatus.CONTACTED;
import static io.leadstone.domain.LeadStatus.CONVERTED;
import static io.leadstone.domain.LeadStatus.LOST;
import static io.leadstone.domain.LeadStatus.NEW;
import static io.leadstone.domain.LeadStatus.QUALIFIED;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.SpeedTotals;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.FiguresScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules for the median times from the creation of a lead to its stages. */
public interface LeadSpeedContract extends StoreUnderTest {

    @Test
    default void without_a_lead_in_the_stage_there_is_no_median() {
        FiguresScene acme = new FiguresScene(this);
        assertThat(acme.totals().speed()).isEqualTo(SpeedTotals.NONE);

        acme.lead();
        acme.move(acme.lead(), LOST);
        assertThat(acme.totals().speed()).isEqualTo(SpeedTotals.NONE);

        after(acme, 5, CONTACTED);
        assertThat(acme.totals().speed()).isEqualTo(new SpeedTotals(Optional.of(10L), Optional.empty()));
    }

    /** An even count has the mean of the two middle times, so twice the median is their sum. */
    @Test
    default void the_median_is_the_middle_time_or_the_mean_of_two() {
        FiguresScene acme = new FiguresScene(this);
        assertThat(doubledContact(acme, 900)).isEqualTo(1800);
        assertThat(doubledContact(acme, 10)).isEqualTo(910);
        assertThat(doubledContact(acme, 7)).isEqualTo(20);
        assertThat(doubledContact(acme, 11)).isEqualTo(21);
        // Equal times count each.
        assertThat(doubledContact(acme, 900)).isEqualTo(22);
        assertThat(doubledContact(acme, 900)).isEqualTo(911);
        assertThat(doubledContact(acme, 900)).isEqualTo(1800);
        // Times are compared as numbers, not as text.
        assertThat(doubledContact(acme, 10_000)).isEqualTo(1800);
        assertThat(doubledContact(acme, 0)).isEqualTo(1800);
        assertThat(doubledContact(acme, 0)).isEqualTo(911);
    }

    /** A skipped stage is reached with the later one. What happens afterwards does not change its instant. */
    @Test
    default void a_skipped_stage_counts_from_the_moment_it_was_skipped() {
        FiguresScene acme = new FiguresScene(this);
        LeadSnapshot skipped = after(acme, 40, QUALIFIED);
        assertThat(acme.totals().speed()).isEqualTo(new SpeedTotals(Optional.of(80L), Optional.empty()));

        acme.samples().clock().advance(Duration.ofMillis(60));
        acme.move(skipped, CONTACTED);
        acme.samples().clock().advance(Duration.ofMillis(100));
        acme.move(skipped, CONVERTED);
        assertThat(acme.totals().speed()).isEqualTo(new SpeedTotals(Optional.of(80L), Optional.of(400L)));

        after(acme, 20, CONVERTED);
        assertThat(acme.totals().speed()).isEqualTo(new SpeedTotals(Optional.of(60L), Optional.of(220L)));

        LeadSnapshot lost = after(acme, 1, CONTACTED);
        acme.samples().clock().advance(Duration.ofMillis(7));
        acme.move(lost, LOST);
        assertThat(acme.totals().speed()).isEqualTo(new SpeedTotals(Optional.of(40L), Optional.of(220L)));
    }

    /** An imported lead has the instant of its creation for the stages that it had reached before. */
    @Test
    default void a_lead_that_is_created_in_a_stage_took_no_time() {
        FiguresScene acme = new FiguresScene(this);
        Instant now = acme.samples().clock().instant();
        acme.samples().clock().set(now.minus(Duration.ofHours(12)));
        LeadSnapshot imported = acme.lead(CONTACTED);
        acme.lead(CONVERTED);
        acme.samples().clock().set(now);
        acme.move(imported, CONVERTED);

        assertThat(acme.totals().speed())
                .isEqualTo(new SpeedTotals(
                        Optional.of(0L), Optional.of(Duration.ofHours(12).toMillis())));
    }

    @Test
    default void the_median_is_exact_to_the_millisecond_after_thousands_of_years() {
        FiguresScene acme = new FiguresScene(this);
        Instant last = Instant.parse("9999-12-31T23:59:59.999Z");
        LeadSnapshot oldest = acme.leadCreatedAt(Instant.EPOCH);
        LeadSnapshot older = acme.leadCreatedAt(Instant.EPOCH.plusMillis(1));
        acme.samples().clock().set(last);
        acme.move(oldest, CONTACTED);
        acme.move(older, CONVERTED);

        assertThat(acme.totals(new DateRange(Instant.EPOCH, Instant.EPOCH.plusMillis(1)))
                        .speed())
                .isEqualTo(new SpeedTotals(
                        Optional.of(2 * last.toEpochMilli() - 1), Optional.of(2 * (last.toEpochMilli() - 1))));
    }

    @Test
    default void the_median_counts_live_leads_of_the_range_only() {
        FiguresScene acme = new FiguresScene(this);
        Instant start = acme.samples().clock().instant();
        LeadSnapshot kept = after(acme, 3, CONVERTED);
        Instant end = acme.samples().clock().instant();
        acme.scene().delete(after(acme, 50, CONVERTED));
        acme.scene().add(acme.samples().capture(GLOBEX, acme.details().build(), CONVERTED));
        acme.samples().clock().advance(Duration.ofMillis(1));
        after(acme, 70, CONVERTED);

        DateRange range = new DateRange(start, end);
        assertThat(acme.totals(range).speed()).isEqualTo(new SpeedTotals(Optional.of(6L), Optional.of(6L)));
        acme.scene().delete(acme.conversations().stored(kept));
        assertThat(acme.totals(range).speed()).isEqualTo(SpeedTotals.NONE);
    }

    /** Adds a lead that is contacted after {@code millis}, and returns twice the median of all leads. */
    private static long doubledContact(FiguresScene acme, long millis) {
        after(acme, millis, CONTACTED);
        return acme.totals().speed().doubledContactMillis().orElseThrow();
    }

    /** Adds a lead that reaches {@code status} after {@code millis}. The clock stays there. */
    private static LeadSnapshot after(FiguresScene acme, long millis, LeadStatus status) {
        LeadSnapshot lead = acme.lead(NEW);
        acme.samples().clock().advance(Duration.ofMillis(millis));
        return acme.move(lead, status);
    }
}
