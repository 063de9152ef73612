package io.leadstone.domain.lead;

import static io.leadstone.domain.Samples.LIFECYCLE;
import static io.leadstone.domain.Samples.after;
import static io.leadstone.domain.Samples.at;
import static io.leadstone.domain.Samples.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.FieldChange;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.Samples;
import io.leadstone.domain.failure.ForbiddenTransitionException;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeadTest {

    @Test
    void a_new_lead_has_version_one_and_one_event() {
        LeadChange change = Lead.capture(
                Samples.ID, Samples.COMPANY, Samples.details(), LeadStatus.NEW, Optional.empty(), List.of(), at(0));

        assertThat(change.before()).isEmpty();
        assertThat(change.isEmpty()).isFalse();
        assertThat(change.consents()).isEmpty();
        LeadSnapshot created = change.after();
        assertThat(created.version()).isEqualTo(1);
        assertThat(created.lastEvent()).isEqualTo(1);
        assertThat(created.createdAt()).isEqualTo(created.updatedAt()).isEqualTo(at(0).at());
        assertThat(created.isDeleted()).isFalse();
        assertThat(created.consents()).isEqualTo(Consents.UNDECIDED);
        assertThat(created.milestones()).isEqualTo(LeadMilestones.NONE);
        assertThat(change.events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.LEAD_CREATED);
            assertThat(event.companyId()).isEqualTo(Samples.COMPANY);
            assertThat(event.leadId()).isEqualTo(Samples.ID);
            assertThat(event.number()).isEqualTo(1);
            assertThat(event.at()).isEqualTo(at(0).at());
            assertThat(event.actor()).isEqualTo("key-1");
            assertThat(event.changes()).isEmpty();
        });
        assertThatThrownBy(change::expectedVersion).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_new_lead_has_the_consents_of_its_creation() {
        LeadChange change = Lead.capture(
                Samples.ID,
                Samples.COMPANY,
                Samples.details(),
                LeadStatus.NEW,
                Optional.empty(),
                List.of(Samples.grant(ConsentPurpose.DATA_PROCESSING), Samples.grant(ConsentPurpose.MARKETING)),
                at(0));

        assertThat(change.before()).isEmpty();
        assertThat(change.after().version()).isEqualTo(1);
        assertThat(change.after().lastEvent()).isEqualTo(1);
        assertThat(change.after().consents()).isEqualTo(new Consents(ConsentState.GRANTED, ConsentState.GRANTED));
        assertThat(change.consents())
                .extracting(ConsentEntry::decision)
                .containsExactly(
                        Samples.grant(ConsentPurpose.DATA_PROCESSING), Samples.grant(ConsentPurpose.MARKETING));
        assertThat(change.states()).containsExactly(change.after());
        assertThat(change.events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.LEAD_CREATED);
            assertThat(event.number()).isEqualTo(1);
            assertThat(event.changes())
                    .containsExactly(
                            FieldChange.of("consent_data_processing", "false", "true"),
                            FieldChange.of("consent_marketing", "false", "true"));
        });
    }

    @Test
    void a_change_of_the_owner_has_a_separate_event() {
        LeadChange change = lead().revise(Samples.bareDetails().assignedTo(Optional.of(new OwnerId("sam"))), at(5));

        assertThat(change.after().details().owner()).contains(new OwnerId("sam"));
        assertThat(change.after().version()).isEqualTo(2);
        assertThat(change.events())
                .extracting(LeadEvent::type)
                .containsExactly(EventType.LEAD_UPDATED, EventType.LEAD_ASSIGNED);
        assertThat(change.events().get(0).changes())
                .extracting(FieldChange::field)
                .doesNotContain("owner_id");
        assertThat(change.states().get(0).details().owner()).isEmpty();
        assertThat(after(change).assign(Optional.of(new OwnerId("sam")), at(6)).isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(LeadStatus.class)
    void a_new_lead_has_the_milestones_up_to_its_status(LeadStatus status) {
        LeadMilestones reached = lead(status).snapshot().milestones();

        boolean onTheWay = status != LeadStatus.LOST;
        assertThat(reached.contactedAt().isPresent())
                .isEqualTo(onTheWay && status.compareTo(LeadStatus.CONTACTED) >= 0);
        assertThat(reached.qualifiedAt().isPresent())
                .isEqualTo(onTheWay && status.compareTo(LeadStatus.QUALIFIED) >= 0);
        assertThat(reached.convertedAt().isPresent()).isEqualTo(status == LeadStatus.CONVERTED);
        assertThat(reached.lostAt().isPresent()).isEqualTo(status == LeadStatus.LOST);
    }

    @Test
    void an_update_event_names_the_changed_fields_without_values() {
        LeadChange change = lead().revise(Samples.bareDetails(), at(5));

        assertThat(change.after().details()).isEqualTo(Samples.bareDetails());
        assertThat(change.after().updatedAt()).isEqualTo(at(5).at());
        assertThat(change.expectedVersion()).isEqualTo(1);
        assertThat(change.after().version()).isEqualTo(2);
        assertThat(change.events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.LEAD_UPDATED);
            assertThat(event.changes())
                    .containsExactly(
                            FieldChange.of("agent_id"),
                            FieldChange.of("first_name"),
                            FieldChange.of("last_name"),
                            FieldChange.of("email"),
                            FieldChange.of("phone"),
                            FieldChange.of("company"),
                            FieldChange.of("source"),
                            FieldChange.of("notes"),
                            FieldChange.of("tags"),
                            FieldChange.of("metadata"));
        });
    }

    @Test
    void an_update_without_differences_is_an_empty_change() {
        LeadChange change = lead().revise(Samples.details(), at(5));

        assertThat(change.isEmpty()).isTrue();
        assertThat(change.after()).isEqualTo(lead().snapshot());
        assertThat(change.before()).contains(lead().snapshot());
    }

    @Test
    void a_change_to_the_same_status_is_empty() {
        assertThat(lead().moveTo(LeadStatus.NEW, LIFECYCLE, at(5)).isEmpty()).isTrue();
    }

    @Test
    void a_status_event_has_the_old_and_the_new_status() {
        LeadChange change = lead().moveTo(LeadStatus.QUALIFIED, LIFECYCLE, at(5));

        assertThat(change.after().status()).isEqualTo(LeadStatus.QUALIFIED);
        assertThat(change.events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.LEAD_STATUS_CHANGED);
            assertThat(event.changes()).containsExactly(FieldChange.of("status", "new", "qualified"));
        });
    }

    @Test
    void a_milestone_keeps_its_first_instant() {
        LeadChange change = lead().moveTo(LeadStatus.QUALIFIED, LIFECYCLE, at(5));
        LeadMilestones back = after(change)
                .moveTo(LeadStatus.CONTACTED, LIFECYCLE, at(6))
                .then(lead -> lead.moveTo(LeadStatus.QUALIFIED, LIFECYCLE, at(7)))
                .after()
                .milestones();

        assertThat(back.contactedAt()).contains(at(5).at());
        assertThat(back.qualifiedAt()).contains(at(5).at());
        assertThat(back.convertedAt()).isEmpty();
    }

    @Test
    void reopening_clears_the_loss_and_its_reason() {
        Lead lost = after(lead().moveTo(LeadStatus.LOST, LIFECYCLE, at(5))
                .then(lead -> lead.explainLoss(Optional.of("no budget"), at(5))));
        assertThat(lost.snapshot().milestones().lostAt()).contains(at(5).at());
        assertThat(lost.snapshot().lostReason()).contains("no budget");

        LeadSnapshot reopened =
                lost.moveTo(LeadStatus.CONTACTED, LIFECYCLE, at(6)).after();

        assertThat(reopened.milestones().lostAt()).isEmpty();
        assertThat(reopened.milestones().contactedAt()).contains(at(6).at());
        assertThat(reopened.lostReason()).isEmpty();
    }

    @Test
    void a_forbidden_transition_names_the_allowed_ones() {
        assertThatThrownBy(() -> lead(LeadStatus.LOST).moveTo(LeadStatus.CONVERTED, LIFECYCLE, at(5)))
                .isInstanceOfSatisfying(ForbiddenTransitionException.class, forbidden -> {
                    assertThat(forbidden.code()).isEqualTo("INVALID_STATUS_TRANSITION");
                    assertThat(forbidden.allowed())
                            .containsExactlyInAnyOrder(LeadStatus.CONTACTED, LeadStatus.QUALIFIED);
                    assertThat(forbidden)
                            .hasMessageEndingWith("cannot become converted; allowed: contacted, qualified");
                });
        assertThatThrownBy(() -> lead(LeadStatus.CONVERTED).moveTo(LeadStatus.LOST, LIFECYCLE, at(5)))
                .hasMessageEndingWith("allowed: none");
    }

    @Test
    void only_a_lost_lead_can_have_a_lost_reason() {
        assertThatThrownBy(() -> lead().explainLoss(Optional.of("why"), at(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lost_reason");
        assertThat(lead().explainLoss(Optional.empty(), at(5)).isEmpty()).isTrue();
    }

    @Test
    void a_lost_reason_can_be_set_later_and_removed() {
        LeadChange updated = lead(LeadStatus.LOST).explainLoss(Optional.of("no budget"), at(5));
        assertThat(updated.after().lostReason()).contains("no budget");
        assertThat(updated.events())
                .singleElement()
                .satisfies(event -> assertThat(event.changes()).containsExactly(FieldChange.of("lost_reason")));

        assertThat(after(updated).explainLoss(Optional.empty(), at(6)).after().lostReason())
                .isEmpty();
    }

    @Test
    void each_decision_is_appended_and_the_last_one_is_valid() {
        LeadChange granted = lead().record(Samples.grant(ConsentPurpose.MARKETING), at(5));
        LeadChange again = after(granted).record(Samples.grant(ConsentPurpose.MARKETING), at(6));
        LeadChange withdrawn = after(again).record(Samples.withdrawal(ConsentPurpose.MARKETING), at(7));

        assertThat(granted.after().consents()).isEqualTo(new Consents(ConsentState.UNDECIDED, ConsentState.GRANTED));
        assertThat(withdrawn.after().consents())
                .isEqualTo(new Consents(ConsentState.UNDECIDED, ConsentState.WITHDRAWN));
        assertThat(granted.after().consents().marketing().isGranted()).isTrue();
        assertThat(withdrawn.after().consents().marketing().isGranted()).isFalse();
        assertThat(withdrawn.after().consents().dataProcessing().isGranted()).isFalse();
        assertThat(again.events().get(0).changes())
                .containsExactly(FieldChange.of("consent_marketing", "true", "true"));
        assertThat(withdrawn.events().get(0).changes())
                .containsExactly(FieldChange.of("consent_marketing", "true", "false"));
        assertThat(again.consents()).singleElement().satisfies(entry -> {
            assertThat(entry.decision()).isEqualTo(Samples.grant(ConsentPurpose.MARKETING));
            assertThat(entry.companyId()).isEqualTo(Samples.COMPANY);
            assertThat(entry.leadId()).isEqualTo(Samples.ID);
            assertThat(entry.recordedAt()).isEqualTo(at(6).at());
            assertThat(entry.recordedBy()).isEqualTo("key-1");
        });
    }

    @Test
    void instants_never_go_back_if_a_clock_does() {
        Lead late = after(lead().record(Samples.grant(ConsentPurpose.MARKETING), at(9)));

        LeadChange withdrawn = late.record(Samples.withdrawal(ConsentPurpose.MARKETING), at(5));
        LeadChange moved = late.moveTo(LeadStatus.CONTACTED, LIFECYCLE, at(5));
        LeadChange deleted = late.delete(at(5));

        Instant afterGrant = at(9).at().plusMillis(1);
        assertThat(withdrawn.consents().get(0).recordedAt()).isEqualTo(afterGrant);
        assertThat(withdrawn.events().get(0).at()).isEqualTo(afterGrant);
        assertThat(withdrawn.after().updatedAt()).isEqualTo(afterGrant);
        assertThat(moved.after().milestones().contactedAt()).contains(at(9).at());
        assertThat(deleted.after().deletedAt()).contains(at(9).at());
    }

    @Test
    void a_deleted_lead_cannot_be_edited() {
        Lead deleted = after(lead().delete(at(5)));
        assertThat(deleted.snapshot().deletedAt()).contains(at(5).at());

        assertThatThrownBy(() -> deleted.delete(at(6))).isInstanceOf(LeadNotFoundException.class);
        assertThatThrownBy(() -> deleted.revise(Samples.bareDetails(), at(6)))
                .isInstanceOf(LeadNotFoundException.class);
        assertThatThrownBy(() -> deleted.moveTo(LeadStatus.CONTACTED, LIFECYCLE, at(6)))
                .isInstanceOf(LeadNotFoundException.class);
        assertThatThrownBy(() -> deleted.explainLoss(Optional.empty(), at(6)))
                .isInstanceOf(LeadNotFoundException.class);
        assertThatThrownBy(() -> deleted.record(Samples.grant(ConsentPurpose.MARKETING), at(6)))
                .isInstanceOf(LeadNotFoundException.class);

        LeadChange restored = deleted.restore(at(6));
        assertThat(restored.after().deletedAt()).isEmpty();
        assertThat(restored.after().details()).isEqualTo(Samples.details());
        assertThat(restored.events()).extracting(LeadEvent::type).containsExactly(EventType.LEAD_RESTORED);
        assertThat(deleted.erase(at(6)).after().isDeleted()).isTrue();
        assertThat(deleted.withdraw(Samples.withdrawal(ConsentPurpose.MARKETING), at(6))
                        .after()
                        .isDeleted())
                .isTrue();
    }

    @Test
    void a_decision_is_recorded_once_if_undecided() {
        Lead granted = after(lead().recordIfUndecided(Samples.grant(ConsentPurpose.MARKETING), at(5)));

        assertThat(granted.snapshot().consents().of(ConsentPurpose.MARKETING)).isEqualTo(ConsentState.GRANTED);
        assertThat(granted.recordIfUndecided(Samples.withdrawal(ConsentPurpose.MARKETING), at(6))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void a_lead_has_only_its_present_version() {
        LeadSnapshot lead = lead().snapshot();

        lead.requireVersion(lead.version());
        assertThatThrownBy(() -> lead.requireVersion(lead.version() + 1)).isInstanceOf(VersionConflictException.class);
    }

    @Test
    void restoring_a_live_lead_changes_nothing() {
        assertThat(lead().restore(at(5)).isEmpty()).isTrue();
    }

    @Test
    void an_erasure_keeps_the_fields_of_reports_and_happens_once() {
        LeadChange erased = after(lead(LeadStatus.LOST).explainLoss(Optional.of("ill"), at(4)))
                .erase(at(5));

        LeadDetails details = erased.after().details();
        assertThat(erased.after().erasedAt()).contains(at(5).at());
        assertThat(erased.erases()).isTrue();
        assertThat(details.email()).isEmpty();
        assertThat(details.firstName()).isEmpty();
        assertThat(details.lastName()).isEmpty();
        assertThat(details.fullName()).isEmpty();
        assertThat(details.agent()).contains(new AgentId("widget-1"));
        assertThat(details.source()).contains("website-chat");
        assertThat(details.phone()).isEmpty();
        assertThat(details.company()).isEmpty();
        assertThat(details.notes()).isEmpty();
        assertThat(details.tags()).isEmpty();
        assertThat(details.metadata()).isEqualTo(Metadata.EMPTY);
        assertThat(erased.after().lostReason()).isEmpty();
        assertThat(erased.after().status()).isEqualTo(LeadStatus.LOST);
        assertThat(erased.events()).extracting(LeadEvent::type).containsExactly(EventType.LEAD_ERASED);
        assertThat(after(erased).erase(at(6)).isEmpty()).isTrue();
    }

    @Test
    void an_erased_lead_accepts_no_edits_and_no_grants() {
        Lead erased = after(lead(LeadStatus.LOST).erase(at(5)));

        assertThatThrownBy(() -> erased.revise(erased.snapshot().details(), at(6)))
                .isInstanceOf(LeadErasedException.class);
        assertThatThrownBy(() -> erased.moveTo(LeadStatus.CONTACTED, LIFECYCLE, at(6)))
                .isInstanceOf(LeadErasedException.class);
        assertThatThrownBy(() -> erased.explainLoss(Optional.empty(), at(6))).isInstanceOf(LeadErasedException.class);
        assertThatThrownBy(() -> erased.record(Samples.grant(ConsentPurpose.MARKETING), at(6)))
                .isInstanceOfSatisfying(
                        LeadErasedException.class,
                        failure -> assertThat(failure.code()).isEqualTo("LEAD_ERASED"));
    }

    @Test
    void an_erased_lead_can_be_deleted_restored_and_its_consent_withdrawn() {
        Lead erased = after(lead().erase(at(5)));

        LeadChange deleted = erased.delete(at(6));
        LeadChange restored = after(deleted).restore(at(7));
        LeadChange withdrawn = erased.record(
                new ConsentDecision(ConsentPurpose.MARKETING, false, "call with Jordan", Optional.of("2025 Lee")),
                at(6));

        assertThat(restored.claimsEmail()).isFalse();
        assertThat(restored.after().erasedAt()).contains(at(5).at());
        assertThat(restored.erases()).isFalse();
        assertThat(withdrawn.after().consents().marketing()).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(withdrawn.consents()).singleElement().satisfies(entry -> {
            assertThat(entry.decision().source()).isEmpty();
            assertThat(entry.decision().policyVersion()).isEmpty();
        });
    }

    @Test
    void an_email_cannot_make_a_lead_look_erased() {
        Lead lead = lead();
        LeadDetails d = lead.snapshot().details();
        EmailAddress placeholder = new EmailAddress("erased-" + Samples.ID + "@leadstone.invalid");
        LeadDetails details = new LeadDetails(
                d.agent(),
                d.owner(),
                d.firstName(),
                d.lastName(),
                Optional.of(placeholder),
                d.phone(),
                d.company(),
                d.source(),
                d.notes(),
                d.tags(),
                d.metadata());
        Lead renamed = after(lead.revise(details, at(5)));

        assertThat(renamed.snapshot().isErased()).isFalse();
        assertThat(renamed.erase(at(6)).after().details().email()).isEmpty();
    }

    @Test
    void an_erasure_must_be_the_only_event_of_a_change() {
        assertThatThrownBy(() -> lead().delete(at(5)).then(deleted -> deleted.erase(at(5))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an erasure must be the only event of a change");
    }
}
