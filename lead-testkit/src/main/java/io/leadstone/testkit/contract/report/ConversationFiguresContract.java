package io.leadstone.testkit.contract.report;

import static io.leadstone.domain.LeadStatus.CONTACTED;
import static io.leadstone.domain.LeadStatus.CONVERTED;
import static io.leadstone.domain.LeadStatus.QUALIFIED;
import static io.leadstone.domain.lead.ConsentPurpose.DATA_PROCESSING;
import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.SampleLeads.decision;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.report.ConversationFigures;
import io.leadstone.application.report.LeadTotals;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.conversation.ConversationActivity;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.Satisfaction;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.ConversationScene;
import io.leadstone.testkit.contract.fixture.FiguresScene;
import io.leadstone.testkit.contract.fixture.RichLeads;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The figures of conversations and engagement in a report; see {@link LeadFiguresContract} for those of leads. */
public interface ConversationFiguresContract extends StoreUnderTest {

    @Test
    default void a_company_without_leads_has_zero_figures() {
        FiguresScene acme = new FiguresScene(this);
        acme.talks().open();

        assertThat(counts(acme.tally())).isEqualTo(List.of(0L, 0L, 0L, 0L, 0L));
        LeadTotals none = acme.tally();
        assertThat(none.total()).isZero();
        assertThat(List.of(
                        none.contacted(),
                        none.qualified(),
                        none.converted(),
                        none.marketing(),
                        none.dataProcessing(),
                        none.withPhone(),
                        none.engagedMillis()))
                .containsOnly(0L);
        assertThat(none.conversations()).isEqualTo(new ConversationFigures(0, 0, 0, 0, 0));
        assertThat(none.sources()).isEmpty();
        assertThat(none.bestSources()).isEmpty();
        assertThat(none.days()).isEmpty();
    }

    /** Of each lead, to the millisecond, also where it took longer than an int can say. */
    @Test
    default void engagement_lasts_from_creation_to_last_activity_or_status_change() {
        FiguresScene acme = new FiguresScene(this);
        LeadSnapshot silent = acme.lead();
        LeadSnapshot moved = acme.lead();
        LeadSnapshot spoken = acme.lead();
        LeadSnapshot early = acme.lead();
        acme.lead(CONVERTED);
        Instant born = silent.createdAt();
        acme.samples().clock().advance(Duration.ofMillis(1));
        acme.move(moved, CONTACTED);
        report(acme, moved, born);
        report(acme, early, born.minus(Duration.ofDays(9)));
        acme.samples().clock().advance(Duration.ofDays(1));
        acme.scene().update(silent, (lead, now) -> lead.record(decision(MARKETING, true), now));
        acme.talks().open(silent);
        assertThat(acme.tally().engagedMillis()).isEqualTo(1);

        acme.move(spoken, CONTACTED);
        report(acme, spoken, born.plus(Duration.ofDays(60)));
        assertThat(acme.tally().engagedMillis())
                .isEqualTo(1 + Duration.ofDays(60).toMillis());
    }

    @Test
    default void deleting_a_conversation_keeps_its_engagement() {
        FiguresScene acme = new FiguresScene(this);
        LeadSnapshot lead = acme.lead();
        acme.talks().delete(report(acme, lead, lead.createdAt().plusMillis(77)));

        assertThat(acme.tally().engagedMillis()).isEqualTo(77);
        assertThat(acme.tally().conversations()).isEqualTo(new ConversationFigures(0, 0, 0, 0, 0));
    }

    /** Whenever they were opened: it is the lead that is in the range. */
    @Test
    default void live_conversations_of_leads_in_the_range_are_counted() {
        FiguresScene acme = new FiguresScene(this);
        ConversationScene talks = acme.talks();
        LeadSnapshot jordan = acme.lead();
        LeadSnapshot robin = acme.lead();
        acme.lead();
        LeadSnapshot earlier = acme.leadOf(FiguresScene.ALWAYS.start().minusMillis(1));
        LeadSnapshot deleted = acme.lead();
        ConversationSnapshot rated = talks.open(jordan);
        talks.record(acme.samples().report(rated, 1_000_000, new Satisfaction(500)));
        talks.record(acme.samples().report(rated, 2, new Satisfaction(333)));
        acme.samples().clock().advance(Duration.ofDays(400));
        talks.record(acme.samples().report(talks.open(jordan), 4));
        talks.open(robin);
        talks.delete(talks.record(acme.samples().report(talks.open(robin), 8, new Satisfaction(100))));
        talks.record(acme.samples().report(talks.open(earlier), 16, new Satisfaction(100)));
        talks.record(acme.samples().report(talks.open(deleted), 32, new Satisfaction(100)));
        talks.record(acme.samples().report(talks.open(), 64, new Satisfaction(100)));
        acme.scene().delete(talks.now(deleted));

        assertThat(acme.tally().conversations()).isEqualTo(new ConversationFigures(3, 2, 1_000_006, 2, 833));
    }

    @Test
    default void figures_exclude_deleted_leads_until_they_are_restored() {
        FiguresScene acme = new FiguresScene(this);
        acme.lead();
        LeadTotals one = acme.tally();
        LeadSnapshot rich = acme.scene()
                .add(acme.samples()
                        .capture(
                                ACME,
                                RichLeads.everything(),
                                QUALIFIED,
                                decision(MARKETING, true),
                                decision(DATA_PROCESSING, true)));
        acme.move(rich, CONVERTED);
        report(acme, rich, rich.createdAt().plusMillis(5));
        LeadTotals both = acme.tally();
        assertThat(both.total()).isEqualTo(2);

        LeadSnapshot deleted = acme.scene().delete(acme.talks().now(rich));
        assertThat(acme.tally())
                .usingRecursiveComparison()
                .ignoringFields("byStatus")
                .isEqualTo(one);
        assertThat(counts(acme.tally())).isEqualTo(counts(one));

        acme.scene().update(deleted, Lead::restore);
        assertThat(acme.tally())
                .usingRecursiveComparison()
                .ignoringFields("byStatus")
                .isEqualTo(both);
        assertThat(counts(acme.tally())).isEqualTo(counts(both));
    }

    @Test
    default void figures_exclude_leads_and_conversations_of_other_companies() {
        FiguresScene acme = new FiguresScene(this);
        LeadSnapshot theirs = acme.scene()
                .add(acme.samples().capture(GLOBEX, RichLeads.everything(), CONVERTED, decision(MARKETING, true)));
        ConversationSnapshot talk = acme.talks().open(theirs);
        acme.talks().record(acme.samples().report(talk, 3, new Satisfaction(200)));

        assertThat(acme.tally().total()).isZero();
        assertThat(acme.tally().sources()).isEmpty();
        assertThat(acme.tally().conversations().conversations()).isZero();
        LeadTotals globex = acme.scene().store().figures().totals(GLOBEX, FiguresScene.ALWAYS);
        assertThat(globex.total()).isEqualTo(1);
        assertThat(globex.conversations()).isEqualTo(new ConversationFigures(1, 1, 3, 1, 200));
    }

    private static ConversationSnapshot report(FiguresScene acme, LeadSnapshot lead, Instant at) {
        ConversationSnapshot talk = acme.talks().open(lead);
        return acme.talks().record(acme.samples().report(talk, new ConversationActivity(1, Optional.empty(), at)));
    }

    /** By status, in its order; one that none has may be missing. */
    private static List<Long> counts(LeadTotals tally) {
        return Arrays.stream(LeadStatus.values())
                .map(status -> tally.byStatus().getOrDefault(status, 0L))
                .toList();
    }
}
