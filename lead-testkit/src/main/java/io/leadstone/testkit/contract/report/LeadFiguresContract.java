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

/** The figures of leads in a report; see {@link ConversationFiguresContract} for those of conversations, {@link LeadRangeContract} for the days and {@link LeadSourcesContract} for the sources. */
public interface LeadFiguresContract extends StoreUnderTest {

    /** A lead that is lost has reached what it had reached. */
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

        LeadTotals tally = acme.tally();
        assertThat(counts(tally)).isEqualTo(List.of(2L, 2L, 0L, 1L, 2L));
        assertThat(tally.total()).isEqualTo(7);
        assertThat(tally.contacted()).isEqualTo(4);
        assertThat(tally.qualified()).isEqualTo(3);
        assertThat(tally.converted()).isEqualTo(1);
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

        assertThat(acme.tally().marketing()).isEqualTo(1);
        assertThat(acme.tally().dataProcessing()).isEqualTo(2);
    }

    @Test
    default void leads_with_any_phone_text_are_counted() {
        FiguresScene acme = new FiguresScene(this);
        acme.lead();
        acme.scene().add(acme.details().phone("ask for Jo, 7").build());
        acme.scene().add(acme.details().phone("+1 555 123-9000", "+15551239000").build());

        assertThat(acme.tally().withPhone()).isEqualTo(2);
    }

    /** By status, in its order; one that none has may be missing. */
    private static List<Long> counts(LeadTotals tally) {
        return Arrays.stream(LeadStatus.values())
                .map(status -> tally.byStatus().getOrDefault(status, 0L))
                .toList();
    }
}
