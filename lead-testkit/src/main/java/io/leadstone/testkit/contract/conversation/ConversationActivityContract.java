package io.leadstone.testkit.contract.conversation;

import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationActivity;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTopic;
import io.leadstone.domain.conversation.ConversationTotals;
import io.leadstone.domain.conversation.Satisfaction;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ConversationScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is reported is added to the conversation and told to its lead, whole or not at all. */
public interface ConversationActivityContract extends StoreUnderTest {

    /** In whatever order they come in: the latest activity stays the latest. */
    @Test
    default void activity_reports_are_added_to_the_totals() {
        ConversationScene talks = new ConversationScene(this);
        Instant start = talks.samples().clock().instant();
        ConversationSnapshot opened = talks.open(talks.jordan());

        Instant reported = talks.samples().clock().advance(Duration.ofHours(1));
        talks.record(talks.samples().report(opened, 3, new Satisfaction(450)));
        talks.samples().clock().advance(Duration.ofMinutes(-30));
        ActivityReport late = talks.samples()
                .report(
                        opened,
                        new ConversationActivity(4, Optional.of(new Satisfaction(101)), start.minusSeconds(60)));
        ConversationSnapshot answered = talks.record(late);

        assertThat(answered.totals()).isEqualTo(new ConversationTotals(7, 2, 551, Optional.of(reported)));
        assertThat(answered.version()).isEqualTo(3);
        assertThat(answered.updatedAt()).isEqualTo(reported);
        assertSame("now", answered, talks.now(opened));
    }

    /** Each of what was done to the conversation is one more event of its lead, and the lead's version stays. */
    @Test
    default void each_conversation_change_adds_an_event_to_the_lead() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot expected = talks.jordan();
        talks.samples().clock().advance(Duration.ofMinutes(1));

        ConversationChange opening = talks.samples().open(expected);
        ConversationSnapshot talk = talks.add(opening);
        expected = told(talks, expected, opening);

        talks.samples().clock().advance(Duration.ofMinutes(1));
        ActivityReport report = talks.samples().report(talk, 2, new Satisfaction(300));
        ConversationChange spoken = Conversation.restore(talk).record(report);
        assertThat(talks.record(report)).isEqualTo(spoken.after());
        expected = told(talks, expected, spoken);

        talks.samples().clock().advance(Duration.ofMinutes(1));
        ConversationChange deletion = talks.change(spoken.after(), Conversation::delete);
        talks.conversations().update(deletion);
        expected = told(talks, expected, deletion);

        ConversationChange restoring = talks.change(deletion.after(), Conversation::restore);
        talks.conversations().update(restoring);
        expected = told(talks, expected, restoring);

        assertThat(expected.version()).isEqualTo(1);
        assertThat(expected.lastEvent()).isEqualTo(5);
        assertThat(expected.updatedAt()).isEqualTo(expected.createdAt());
    }

    /** The lead's own changes and what its conversations tell stand in one log. */
    @Test
    default void lead_and_conversation_events_share_one_number_sequence() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot talk = talks.open(jordan);
        talks.record(talks.samples().report(talk, 1));

        talks.samples().clock().advance(Duration.ofMinutes(1));
        LeadChange move = talks.scene()
                .change(
                        talks.now(jordan),
                        (lead, now) -> lead.moveTo(LeadStatus.CONTACTED, LeadLifecycle.standard(), now));
        LeadSnapshot contacted = talks.scene().update(move);
        ActivityReport report = talks.samples().report(talk, 1);
        talks.record(report);

        assertThat(contacted.version()).isEqualTo(2);
        assertThat(contacted.lastEvent()).isEqualTo(4);
        LeadSnapshot after =
                Lead.restore(contacted).tell(report.eventOf(jordan.id())).after();
        assertSame("now", after, talks.now(jordan));
        assertThat(talks.scene().events(jordan))
                .startsWith(
                        report.eventOf(jordan.id()).numbered(5), move.events().get(0))
                .hasSize(5);
    }

    @Test
    default void activity_before_creation_counts_as_engagement_at_creation() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot talk = talks.open(jordan);
        Instant before = jordan.createdAt().minus(Duration.ofDays(400));

        ConversationSnapshot spoken =
                talks.record(talks.samples().report(talk, new ConversationActivity(1, Optional.empty(), before)));

        assertThat(spoken.totals().lastActivityAt()).contains(before);
        assertThat(talks.now(jordan).engagement().lastAt()).contains(jordan.createdAt());
    }

    @Test
    default void an_older_activity_does_not_replace_a_later_engagement() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        Instant moved = talks.samples().clock().advance(Duration.ofDays(3));
        talks.scene().update(jordan, (lead, now) -> lead.moveTo(LeadStatus.CONTACTED, LeadLifecycle.standard(), now));
        ConversationSnapshot talk = talks.open(jordan);

        talks.record(talks.samples()
                .report(talk, new ConversationActivity(1, Optional.empty(), moved.minus(Duration.ofDays(1)))));
        assertThat(talks.now(jordan).engagement().lastAt()).contains(moved);

        talks.record(talks.samples()
                .report(talk, new ConversationActivity(1, Optional.empty(), moved.plus(Duration.ofMillis(1)))));
        assertThat(talks.now(jordan).engagement().lastAt()).contains(moved.plusMillis(1));

        talks.delete(talks.now(talk));
        assertThat(talks.now(jordan).engagement().lastAt()).contains(moved.plusMillis(1));
    }

    @Test
    default void an_empty_activity_report_adds_an_event() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot talk = talks.open(jordan);

        ConversationSnapshot after = talks.record(talks.samples().report(talk, 0));

        assertThat(after.totals().messages()).isZero();
        assertThat(after.totals().satisfaction()).isEmpty();
        assertThat(after.version()).isEqualTo(2);
        assertThat(talks.scene().events(jordan)).hasSize(3);
        assertThat(talks.scene().events(jordan).get(0).changes()).isEmpty();
    }

    @Test
    default void the_last_conversation_of_a_lead_is_the_last_opened() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot first = talks.open(jordan);
        talks.samples().clock().advance(Duration.ofHours(-1));
        ConversationSnapshot second = talks.open(jordan);
        talks.record(talks.samples().report(first, 1));
        assertThat(talks.now(jordan).engagement().lastConversation()).contains(second.id());

        talks.delete(second);
        assertThat(talks.now(jordan).engagement().lastConversation()).contains(second.id());
    }

    @Test
    default void conversation_events_of_a_deleted_lead_are_stored() {
        ConversationScene talks = new ConversationScene(this);
        ConversationSnapshot talk = talks.open(talks.jordan());
        LeadSnapshot deleted = talks.scene()
                .delete(talks.scene()
                        .leads()
                        .find(ACME, talk.leadId().orElseThrow())
                        .orElseThrow());
        talks.samples().clock().advance(Duration.ofHours(1));

        ActivityReport report = talks.samples().report(talk, 1);
        ConversationSnapshot spoken = talks.record(report);
        LeadSnapshot told =
                Lead.restore(deleted).tell(report.eventOf(deleted.id())).after();
        assertFound("leads.findDeleted", told, talks.scene().leads().findDeleted(ACME, deleted.id()));
        ConversationChange deletion = talks.change(spoken, Conversation::delete);
        talks.conversations().update(deletion);

        LeadSnapshot restored = talks.scene().update(talks.now(deleted), Lead::restore);
        assertThat(restored.lastEvent()).isEqualTo(6);
        assertThat(talks.scene().events(restored).subList(1, 3))
                .isEqualTo(List.of(
                        deletion.event().orElseThrow().numbered(5),
                        report.eventOf(deleted.id()).numbered(4)));
    }

    @Test
    default void a_report_for_a_deleted_or_missing_conversation_is_refused() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot deleted = talks.delete(talks.open(jordan));
        ConversationSnapshot never = talks.samples().open(jordan).after();

        for (ConversationSnapshot gone : List.of(deleted, never)) {
            talks.refuses(
                    () -> talks.record(talks.samples().report(gone, 1, new Satisfaction(500))),
                    ACME,
                    jordan.id(),
                    ConversationNotFoundException.class);
        }
    }

    @Test
    default void a_lead_change_based_on_an_older_last_event_is_refused() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot talk = talks.open(jordan);
        LeadChange stale = talks.scene()
                .change(
                        talks.now(jordan),
                        (lead, now) -> lead.record(SampleLeads.decision(ConsentPurpose.MARKETING, true), now));
        talks.record(talks.samples().report(talk, 1));

        talks.scene().refuses(stale, talks.scene().leads()::update, VersionConflictException.class);
    }

    @Test
    default void conversation_events_change_only_their_own_lead() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        LeadSnapshot robin = talks.scene().add("robin@example.com");
        ConversationSnapshot jordans = talks.open(jordan);
        talks.add(talks.samples().open(ACME, Optional.of(robin.id()), ConversationTopic.NONE));
        LeadSnapshot toldOnce = talks.now(robin);

        talks.record(talks.samples().report(jordans, 1));

        assertSame("now", toldOnce, talks.now(robin));
        assertThat(talks.scene().events(robin)).hasSize(2);
    }

    /** That the lead and its log are told of the change, as the domain says; answers the lead. */
    private static LeadSnapshot told(ConversationScene talks, LeadSnapshot lead, ConversationChange change) {
        LeadSnapshot told =
                Lead.restore(lead).tell(change.event().orElseThrow()).after();
        assertSame("now", told, talks.now(lead));
        assertThat(talks.scene().events(lead))
                .hasSize((int) told.lastEvent())
                .startsWith(change.event().orElseThrow().numbered(told.lastEvent()));
        return told;
    }
}
