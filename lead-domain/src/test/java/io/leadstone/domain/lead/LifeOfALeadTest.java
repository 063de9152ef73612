package io.leadstone.domain.lead;

import static io.leadstone.domain.Samples.LIFECYCLE;
import static io.leadstone.domain.Samples.after;
import static io.leadstone.domain.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs the lifecycle that the Javadoc of {@link Lead} describes, from top to bottom. */
class LifeOfALeadTest {

    @Test
    void a_lead_lives_from_its_creation_to_its_erasure() {
        LeadChange captured = Lead.capture(
                Samples.ID,
                Samples.COMPANY,
                Samples.details(),
                LeadStatus.NEW,
                Optional.empty(),
                List.of(Samples.grant(ConsentPurpose.DATA_PROCESSING)),
                at(0));
        LeadChange contacted = after(captured).moveTo(LeadStatus.CONTACTED, LIFECYCLE, at(10));
        LeadChange agreed = after(contacted).record(Samples.grant(ConsentPurpose.MARKETING), at(20));
        LeadChange lost = after(agreed)
                .moveTo(LeadStatus.LOST, LIFECYCLE, at(30))
                .then(lead -> lead.explainLoss(Optional.of("too expensive"), at(30)));
        LeadChange reopened = after(lost).moveTo(LeadStatus.QUALIFIED, LIFECYCLE, at(40));
        LeadChange converted = after(reopened).moveTo(LeadStatus.CONVERTED, LIFECYCLE, at(50));
        LeadChange deleted = after(converted).delete(at(60));
        LeadChange restored = after(deleted).restore(at(70));
        LeadChange erased = after(restored).erase(at(80));

        assertThat(List.of(captured, contacted, agreed, lost, reopened, converted, deleted, restored, erased))
                .flatExtracting(LeadChange::events)
                .extracting(LeadEvent::number, event -> event.type().code())
                .containsExactly(
                        tuple(1L, "lead.created"),
                        tuple(2L, "lead.status_changed"),
                        tuple(3L, "lead.consent_changed"),
                        tuple(4L, "lead.status_changed"),
                        tuple(5L, "lead.updated"),
                        tuple(6L, "lead.status_changed"),
                        tuple(7L, "lead.status_changed"),
                        tuple(8L, "lead.deleted"),
                        tuple(9L, "lead.restored"),
                        tuple(10L, "lead.erased"));

        assertThat(after(erased).purge(at(90)).event())
                .extracting(LeadEvent::number, event -> event.type().code())
                .containsExactly(11L, "lead.purged");

        LeadSnapshot end = erased.after();
        assertThat(end.version()).isEqualTo(9);
        assertThat(end.status()).isEqualTo(LeadStatus.CONVERTED);
        assertThat(end.milestones())
                .isEqualTo(new LeadMilestones(
                        Optional.of(at(10).at()),
                        Optional.of(at(40).at()),
                        Optional.of(at(50).at()),
                        Optional.empty()));
        assertThat(end.createdAt()).isEqualTo(at(0).at());
        assertThat(end.updatedAt()).isEqualTo(at(80).at());
        assertThat(end.consents()).isEqualTo(new Consents(ConsentState.GRANTED, ConsentState.GRANTED));
        assertThat(end.details())
                .isEqualTo(new LeadDetails(
                        Samples.details().agent(),
                        Samples.details().owner(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Samples.details().source(),
                        Optional.empty(),
                        List.of(),
                        Metadata.EMPTY));
        assertThat(end.lostReason()).isEmpty();
    }
}
