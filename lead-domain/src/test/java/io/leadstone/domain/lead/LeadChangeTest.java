package io.leadstone.domain.lead;

import static io.leadstone.domain.Samples.LIFECYCLE;
import static io.leadstone.domain.Samples.after;
import static io.leadstone.domain.Samples.at;
import static io.leadstone.domain.Samples.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Samples;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeadChangeTest {

    @Test
    void combined_operations_have_one_version_and_all_events() {
        LeadChange change = lead().unchanged()
                .then(lead -> lead.moveTo(LeadStatus.CONTACTED, LIFECYCLE, at(5)))
                .then(lead -> lead.record(Samples.grant(ConsentPurpose.MARKETING), at(5)))
                .then(lead -> lead.revise(Samples.bareDetails(), at(5)));

        assertThat(change.expectedVersion()).isEqualTo(1);
        assertThat(change.after().version()).isEqualTo(2);
        assertThat(change.after().lastEvent()).isEqualTo(4);
        assertThat(change.events()).extracting(LeadEvent::number).containsExactly(2L, 3L, 4L);
        assertThat(change.consents()).hasSize(1);
        assertThat(change.after().status()).isEqualTo(LeadStatus.CONTACTED);
        assertThat(change.after().details()).isEqualTo(Samples.bareDetails());
        assertThat(change.after().updatedAt()).isEqualTo(at(5).at());
    }

    @Test
    void each_event_has_the_state_after_it() {
        LeadChange moved = lead().moveTo(LeadStatus.CONTACTED, LIFECYCLE, at(5));

        LeadChange change = moved.then(lead -> lead.revise(Samples.bareDetails(), at(5)));

        assertThat(change.states()).containsExactly(moved.after(), change.after());
        assertThat(change.states()).extracting(LeadSnapshot::version).containsOnly(2L);
        assertThat(change.states()).extracting(LeadSnapshot::lastEvent).containsExactly(2L, 3L);
    }

    @Test
    void a_change_without_a_state_per_event_is_rejected() {
        LeadChange moved = lead().moveTo(LeadStatus.CONTACTED, LIFECYCLE, at(5));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LeadChange(moved.before(), moved.after(), List.of(), moved.events(), List.of()))
                .withMessageContaining("0 for 1");
    }

    @Test
    void an_operation_without_effect_adds_nothing() {
        LeadChange deletion = lead().delete(at(5));

        assertThat(deletion.then(Lead::unchanged)).isSameAs(deletion);
    }

    @Test
    void a_change_claims_an_email_that_the_lead_did_not_own() {
        LeadChange created = Lead.capture(
                Samples.ID, Samples.COMPANY, Samples.details(), LeadStatus.NEW, Optional.empty(), List.of(), at(0));
        Lead deleted = after(lead().delete(at(1)));

        assertThat(created.claimsEmail()).isTrue();
        assertThat(lead().revise(Samples.bareDetails(), at(1)).claimsEmail()).isTrue();
        assertThat(lead().moveTo(LeadStatus.CONTACTED, LIFECYCLE, at(1)).claimsEmail())
                .isFalse();
        assertThat(lead().delete(at(1)).claimsEmail()).isFalse();
        assertThat(deleted.restore(at(2)).claimsEmail()).isTrue();
        assertThat(deleted.erase(at(2)).claimsEmail()).isFalse();
    }

    @Test
    void combined_operations_have_the_side_writes_of_both() {
        Suppression added = suppression("a");
        Suppression removed = suppression("b");
        LeadId held = new LeadId(UUID.randomUUID());
        LeadId other = new LeadId(UUID.randomUUID());

        LeadChange change = lead().moveTo(LeadStatus.CONTACTED, LIFECYCLE, at(5))
                .suppressing(List.of(added))
                .discarding(List.of(held))
                .then(lead -> lead.record(Samples.grant(ConsentPurpose.MARKETING), at(5))
                        .removing(List.of(removed))
                        .discarding(List.of(other)));

        assertThat(change.sideWrites())
                .isEqualTo(new SideWrites(List.of(added), List.of(removed), List.of(held, other)));
        assertThat(change.suppressions()).containsExactly(added);
        assertThat(change.then(Lead::unchanged)).isSameAs(change);
    }

    @Test
    void an_empty_change_has_no_side_writes() {
        LeadChange empty = lead().unchanged()
                .suppressing(List.of(suppression("a")))
                .removing(List.of(suppression("b")))
                .discarding(List.of(new LeadId(UUID.randomUUID())));

        assertThat(empty.sideWrites().isEmpty()).isTrue();
    }

    private static Suppression suppression(String digit) {
        return new Suppression(
                UUID.randomUUID(),
                Samples.COMPANY,
                "2026",
                digit.repeat(Suppression.HASH_LENGTH),
                Suppression.Effect.WITHOUT_MARKETING,
                Optional.empty(),
                at(0).at(),
                "alice");
    }
}
