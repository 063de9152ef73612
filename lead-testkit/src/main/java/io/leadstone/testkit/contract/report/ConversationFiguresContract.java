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

/**
 * Rules for the figures of conversations and of engagement in a report. {@link LeadFiguresContract} has those of leads.
 */
public interface ConversationFiguresContract extends StoreUnderTest {

    @Test
    default void a_company_without_leads_has_zero_figures() {
        FiguresScene acme = new FiguresScene(this);
        acme.conversations().open();

        assertThat(counts(acme.totals())).isEqualTo(List.of(0L, 0L, 0L, 0L, 0L));
        LeadTotals none = acme.totals();
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

    /** The engagement is the sum over all leads in milliseconds. It may exceed an int. */
    @Test
    default void engagement_lasts_from_creation_to_last_activity_or_status_change() {
        FiguresScene acme = new FiguresScene(this);
        LeadSnapshot silent = acme.lead();
        LeadSnapshot moved = acme.lead();
        LeadSnapshot reported = acme.lead();
        LeadSnapshot early = acme.lead();
        acme.lead(CONVERTED);
        Instant createdAt = silent.createdAt();
        acme.samples().clock().advance(Duration.ofMillis(1));
        acme.move(moved, CONTACTED);
        report(acme, moved, createdAt);
        report(acme, early, createdAt.minus(Duration.ofDays(9)));
        acme.samples().clock().advance(Duration.ofDays(1));
        acme.scene().update(silent, (lead, now) -> lead.record(decision(MARKETING, true), now));
        acme.conversations().open(silent);
        assertThat(acme.totals().engagedMillis()).isEqualTo(1);

        acme.move(reported, CONTACTED);
        report(acme, reported, createdAt.plus(Duration.ofDays(60)));
        assertThat(acme.totals().engagedMillis())
                .isEqualTo(1 + Duration.ofDays(60).toMillis());
    }

    @Test
    default void deleting_a_conversation_keeps_its_engagement() {
        FiguresScene acme = new FiguresScene(this);
        LeadSnapshot lead = acme.lead();
        acme.conversations().delete(report(acme, lead, lead.createdAt().plusMillis(77)));

        assertThat(acme.totals().engagedMillis()).isEqualTo(77);
        assertThat(acme.totals().conversations()).isEqualTo(new ConversationFigures(0, 0, 0, 0, 0));
    }

    /** The range selects leads. Their conversations count whenever they were opened. */
    @Test
    default void live_conversations_of_leads_in_the_range_are_counted() {
        FiguresScene acme = new FiguresScene(this);
        ConversationScene scene = acme.conversations();
        LeadSnapshot jordan = acme.lead();
        LeadSnapshot robin = acme.lead();
        acme.lead();
        LeadSnapshot earlier = acme.leadCreatedAt(FiguresScene.ALWAYS.start().minusMillis(1));
        LeadSnapshot deleted = acme.lead();
        ConversationSnapshot rated = scene.open(jordan);
        scene.record(acme.samples().report(rated, 1_000_000, new Satisfaction(500)));
        scene.record(acme.samples().report(rated, 2, new Satisfaction(333)));
        acme.samples().clock().advance(Duration.ofDays(400));
        scene.record(acme.samples().report(scene.open(jordan), 4));
        scene.open(robin);
        scene.delete(scene.record(acme.samples().report(scene.open(robin), 8, new Satisfaction(100))));
        scene.record(acme.samples().report(scene.open(earlier), 16, new Satisfaction(100)));
        scene.record(acme.samples().report(scene.open(deleted), 32, new Satisfaction(100)));
        scene.record(acme.samples().report(scene.open(), 64, new Satisfaction(100)));
        acme.scene().delete(scene.stored(deleted));

        assertThat(acme.totals().conversations()).isEqualTo(new ConversationFigures(3, 2, 1_000_006, 2, 833));
    }

    @Test
    default void figures_exclude_deleted_leads_until_they_are_restored() {
        FiguresScene acme = new FiguresScene(this);
        acme.lead();
        LeadTotals one = acme.totals();
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
        LeadTotals both = acme.totals();
        assertThat(both.total()).isEqualTo(2);

        LeadSnapshot deleted = acme.scene().delete(acme.conversations().stored(rich));
        assertThat(acme.totals())
                .usingRecursiveComparison()
                .ignoringFields("byStatus")
                .isEqualTo(one);
        assertThat(counts(acme.totals())).isEqualTo(counts(one));

        acme.scene().update(deleted, Lead::restore);
        assertThat(acme.totals())
                .usingRecursiveComparison()
                .ignoringFields("byStatus")
                .isEqualTo(both);
        assertThat(counts(acme.totals())).isEqualTo(counts(both));
    }

    @Test
    default void figures_exclude_leads_and_conversations_of_other_companies() {
        FiguresScene acme = new FiguresScene(this);
        LeadSnapshot theirs = acme.scene()
                .add(acme.samples().capture(GLOBEX, RichLeads.everything(), CONVERTED, decision(MARKETING, true)));
        ConversationSnapshot conversation = acme.conversations().open(theirs);
        acme.conversations().record(acme.samples().report(conversation, 3, new Satisfaction(200)));

        assertThat(acme.totals().total()).isZero();
        assertThat(acme.totals().sources()).isEmpty();
        assertThat(acme.totals().conversations().conversations()).isZero();
        LeadTotals globex = acme.scene().store().figures().totals(GLOBEX, FiguresScene.ALWAYS);
        assertThat(globex.total()).isEqualTo(1);
        assertThat(globex.conversations()).isEqualTo(new ConversationFigures(1, 1, 3, 1, 200));
    }

    private static ConversationSnapshot report(FiguresScene acme, LeadSnapshot lead, Instant at) {
        ConversationSnapshot conversation = acme.conversations().open(lead);
        return acme.conversations()
                .record(acme.samples().report(conversation, new ConversationActivity(1, Optional.empty(), at)));
    }

    /** Returns the counts in the order of the statuses. The map may lack a status that no lead has. */
    private static List<Long> counts(LeadTotals totals) {
        return Arrays.stream(LeadStatus.values())
                .map(status -> totals.byStatus().getOrDefault(status, 0L))
                .toList();
    }
}
