package io.leadstone.domain.conversation;

import static io.leadstone.domain.Samples.COMPANY;
import static io.leadstone.domain.Samples.ID;
import static io.leadstone.domain.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.FieldChange;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.Samples;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.lead.ConversationEvent;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEngagement;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static final ConversationId TALK =
            new ConversationId(UUID.fromString("01990000-0000-7000-8000-00000000000a"));

    @Test
    void a_new_conversation_has_version_one_and_empty_totals() {
        ConversationChange opening = opening(Optional.of(ID), 5);
        ConversationSnapshot opened = opening.after();

        assertThat(opened.version()).isEqualTo(1);
        assertThat(opened.totals()).isEqualTo(ConversationTotals.NONE);
        assertThat(opened.createdAt()).isEqualTo(at(5).at()).isEqualTo(opened.updatedAt());
        assertThat(opened.isDeleted()).isFalse();
        assertThat(opening.isEmpty()).isFalse();
        assertThat(opening.event().orElseThrow().type()).isEqualTo(EventType.CONVERSATION_CREATED);
        assertThatIllegalStateException().isThrownBy(opening::expectedVersion);
    }

    @Test
    void a_conversation_without_a_lead_has_no_event() {
        Conversation alone = Conversation.restore(opening(Optional.empty(), 0).after());

        assertThat(opening(Optional.empty(), 0).event()).isEmpty();
        assertThat(alone.record(report(1, 3, Optional.empty(), at(1).at())).event())
                .isEmpty();
        assertThat(alone.delete(at(2)).event()).isEmpty();
    }

    @Test
    void a_report_adds_to_the_totals_and_has_an_event() {
        Conversation talk = Conversation.restore(opening(Optional.of(ID), 0).after());

        ConversationChange first = talk.record(report(2, 3, Optional.of(new Satisfaction(450)), at(1).at()));
        ConversationChange second =
                Conversation.restore(first.after()).record(report(3, 0, Optional.empty(), at(-60).at()));

        assertThat(first.expectedVersion()).isEqualTo(1);
        assertThat(second.after().totals()).isEqualTo(new ConversationTotals(3, 1, 450, Optional.of(at(1).at())));
        assertThat(second.after().version()).isEqualTo(3);
        assertThat(second.after().updatedAt()).isEqualTo(at(3).at());
        assertThat(first.event().orElseThrow().changes())
                .extracting(FieldChange::field)
                .containsExactly("messages", "satisfaction");
        assertThat(second.event().orElseThrow().changes()).isEmpty();
        assertThat(second.event().orElseThrow().engagedAt()).contains(at(-60).at());
    }

    /** Reports come from several machines with different clocks. */
    @Test
    void instants_of_a_conversation_never_go_back() {
        Conversation talk = Conversation.restore(opening(Optional.of(ID), 10).after());

        assertThat(talk.record(report(2, 1, Optional.empty(), at(2).at()))
                        .after()
                        .updatedAt())
                .isEqualTo(at(10).at());
        ConversationChange deletion = talk.delete(at(3));
        assertThat(deletion.after().deletedAt()).contains(at(10).at());
        assertThat(deletion.event().orElseThrow().at()).isEqualTo(at(10).at());
    }

    @Test
    void a_deleted_conversation_can_only_be_restored() {
        Conversation talk = Conversation.restore(opening(Optional.of(ID), 0).after());
        ConversationChange spoken = talk.record(report(1, 7, Optional.of(new Satisfaction(100)), at(1).at()));
        ConversationChange deletion = Conversation.restore(spoken.after()).delete(at(2));
        Conversation deleted = Conversation.restore(deletion.after());

        assertThat(deletion.event().orElseThrow().type()).isEqualTo(EventType.CONVERSATION_DELETED);
        assertThat(deletion.event().orElseThrow().engagedAt()).isEmpty();
        assertThatExceptionOfType(ConversationNotFoundException.class)
                .isThrownBy(() -> deleted.record(report(3, 1, Optional.empty(), at(3).at())));
        assertThatExceptionOfType(ConversationNotFoundException.class).isThrownBy(() -> deleted.delete(at(3)));

        ConversationSnapshot restored = deleted.restore(at(4)).after();
        assertThat(restored.totals()).isEqualTo(spoken.after().totals());
        assertThat(restored.isDeleted()).isFalse();
        assertThat(restored.version()).isEqualTo(4);
    }

    @Test
    void restoring_a_live_conversation_changes_nothing() {
        ConversationChange nothing =
                Conversation.restore(opening(Optional.of(ID), 0).after()).restore(at(1));

        assertThat(nothing.isEmpty()).isTrue();
        assertThat(nothing.event()).isEmpty();
        assertThat(nothing.after().version()).isEqualTo(1);
    }

    @Test
    void the_event_gets_the_next_number_and_the_version_stays() {
        LeadSnapshot lead = Samples.lead().snapshot();
        ConversationChange opening = opening(Optional.of(ID), 1);
        LeadSnapshot updated =
                Lead.restore(lead).record(opening.event().orElseThrow()).after();

        assertThat(updated.lastEvent()).isEqualTo(lead.lastEvent() + 1);
        assertThat(updated.version()).isEqualTo(lead.version());
        assertThat(updated.updatedAt()).isEqualTo(lead.updatedAt());
        assertThat(updated.engagement()).isEqualTo(new LeadEngagement(Optional.empty(), Optional.of(TALK)));
        LeadEvent event = opening.event().orElseThrow().withNumber(updated.lastEvent());
        assertThat(event.conversationId()).contains(TALK);
        assertThat(event.leadId()).isEqualTo(ID);
        assertThat(event.number()).isEqualTo(2);
        assertThat(event.id()).isEqualTo(opening.event().orElseThrow().id());
    }

    @Test
    void the_next_event_of_the_lead_continues_the_numbers() {
        ConversationEvent updated = opening(Optional.of(ID), 1).event().orElseThrow();
        Lead lead = Lead.restore(Samples.lead().record(updated).after());

        LeadChange move = lead.moveTo(LeadStatus.CONTACTED, Samples.LIFECYCLE, at(2));

        assertThat(move.events()).extracting(LeadEvent::number).isEqualTo(List.of(3L));
        assertThat(move.after().version()).isEqualTo(2);
        assertThat(move.after().engagement()).isEqualTo(new LeadEngagement(Optional.of(at(2).at()), Optional.of(TALK)));
    }

    @Test
    void invalid_values_are_rejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> activity(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> activity(1_000_001));
        assertThat(activity(1_000_000).messages()).isEqualTo(1_000_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> opening(topic(Optional.of("x".repeat(201)), Optional.empty())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> opening(topic(Optional.of("two\nlines"), Optional.empty())));
        assertThatIllegalArgumentException().isThrownBy(() -> opening(topic(Optional.empty(), Optional.of(0))));
        assertThat(opening(topic(Optional.of("x".repeat(200)), Optional.of(1))).isEmpty())
                .isFalse();
    }

    private static ConversationChange opening(Optional<LeadId> lead, long minutes) {
        return Conversation.open(
                TALK, COMPANY, new AgentId("agent-1"), lead, Optional.empty(), ConversationTopic.NONE, at(minutes));
    }

    private static ConversationChange opening(ConversationTopic topic) {
        return Conversation.open(
                TALK, COMPANY, new AgentId("agent-1"), Optional.empty(), Optional.empty(), topic, at(0));
    }

    private static ConversationTopic topic(Optional<String> title, Optional<Integer> length) {
        return new ConversationTopic(title, Metadata.EMPTY, length);
    }

    private static ConversationActivity activity(int messages) {
        return new ConversationActivity(messages, Optional.empty(), Samples.START);
    }

    private static ActivityReport report(
            long minutes, int messages, Optional<Satisfaction> satisfaction, Instant activeAt) {
        return ActivityReport.of(
                COMPANY, TALK, new ConversationActivity(messages, satisfaction, activeAt), at(minutes));
    }
}
