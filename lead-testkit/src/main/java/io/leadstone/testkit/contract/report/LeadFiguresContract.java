package io.leadstone.testkit.contract.report;

import static io.leadstone.domain.LeadStatus.CONTACTED;
import static io.leadstone.domain.LeadStatus.CONVERTED;
import static io.leadstone.domain.LeadStatus.LOST;
import static io.leadstone.domain.LeadStatus.QUALIFIED;
import static io.leadstone.domain.lead.ConsentPurpose.DATA_PROCESSING;
import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.SampleLeads.decision;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.report.LeadTotals;
import io.leadstone.domain.LeadStatus;
import io.leadstone.testkit.contract.fixture.FiguresScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Rules for the figures of leads in a report. {@link ConversationFiguresContract} has those of conversations, {@link
 * LeadRangeContract} those of the range and the days, {@link LeadZonesContract} those of time zones, {@link
 * LeadSpeedContract} those of the median times, and {@link LeadSourcesContract} those of the sources.
 */
public interface LeadFiguresContract extends StoreUnderTest {

    /** A lost lead keeps the milestones that it reached. */
    @Test
    default void leads_are_counted_by_status_and_by_milestone() {
        FiguresScene acme = new FiguresScene(this);
        acme.lead();
        acme.lead();
        acme.lead(CONTACTED);
        acme.lead(CONVERTED);
        acme.lead(LOST);
        acme.move(acme.move(acme.lead(), QUALIFIED), LOST);
        acme.move(acme.move(acme.lead(), QUALIFIED), CONTACTED);

        LeadTotals totals = acme.totals();
        assertThat(counts(totals)).isEqualTo(List.of(2L, 2L, 0L, 1L, 2L));
        assertThat(totals.total()).isEqualTo(7);
        assertThat(totals.contacted()).isEqualTo(4);
        assertThat(totals.qualified()).isEqualTo(3);
        assertThat(totals.converted()).isEqualTo(1);
    }

    @Test
    default void the_current_consents_are_counted() {
        FiguresScene acme = new FiguresScene(this);
        acme.lead();
        acme.scene().add(acme.samples().capture(ACME, acme.details().build(), decision(MARKETING, true)));
        acme.scene()
                .add(acme.samples()
                        .capture(
                                ACME,
                                acme.details().build(),
                                decision(MARKETING, true),
                                decision(DATA_PROCESSING, true),
                                decision(MARKETING, false)));
        acme.scene().add(acme.samples().capture(ACME, acme.details().build(), decision(DATA_PROCESSING, true)));

        assertThat(acme.totals().marketing()).isEqualTo(1);
        assertThat(acme.totals().dataProcessing()).isEqualTo(2);
    }

    @Test
    default void leads_with_any_phone_text_are_counted() {
        FiguresScene acme = new FiguresScene(this);
        acme.lead();
        acme.scene().add(acme.details().phone("ask for Jo, 7").build());
        acme.scene().add(acme.details().phone("+1 555 123-9000", "+15551239000").build());

        acme.scene().add(acme.details().withoutEmail().phone("555 0100").build());

        assertThat(acme.totals().withPhone()).isEqualTo(3);
    }

    /** Returns the counts in the order of the statuses. The map may lack a status that no lead has. */
    private static List<Long> counts(LeadTotals totals) {
        return Arrays.stream(LeadStatus.values())
                .map(status -> totals.byStatus().getOrDefault(status, 0L))
                .toList();
    }
}
