package io.leadstone.testkit.contract.conversation;

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

/**
 * Rules for activity reports. A report changes the totals of its conversation, and adds an event and the engagement to
 * its lead, completely or not at all.
 */
public interface ConversationActivityContract extends StoreUnderTest {

    /** Reports may arrive in any order. The latest activity is kept. */
    @Test
    default void activity_reports_are_added_to_the_totals() {
        ConversationScene scene = new ConversationScene(this);
        Instant start = scene.samples().clock().instant();
        ConversationSnapshot opened = scene.open(scene.jordan());

        Instant reported = scene.samples().clock().advance(Duration.ofHours(1));
        scene.record(scene.samples().report(opened, 3, new Satisfaction(450)));
        scene.samples().clock().advance(Duration.ofMinutes(-30));
        ActivityReport late = scene.samples()
                .report(
                        opened,
                        new ConversationActivity(4, Optional.of(new Satisfaction(101)), start.minusSeconds(60)));
        ConversationSnapshot answered = scene.record(late);

        assertThat(answered.totals()).isEqualTo(new ConversationTotals(7, 2, 551, Optional.of(reported)));
        assertThat(answered.version()).isEqualTo(3);
        assertThat(answered.updatedAt()).isEqualTo(reported);
        assertSame("stored snapshot", answered, scene.stored(opened));
    }

    /** Each change of a conversation adds one event to its lead. The version of the lead stays. */
    @Test
    default void each_conversation_change_adds_an_event_to_the_lead() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot expected = scene.jordan();
        scene.samples().clock().advance(Duration.ofMinutes(1));

        ConversationChange opening = scene.samples().open(expected);
        ConversationSnapshot conversation = scene.add(opening);
        expected = assertEventAdded(scene, expected, opening);

        scene.samples().clock().advance(Duration.ofMinutes(1));
        ActivityReport report = scene.samples().report(conversation, 2, new Satisfaction(300));
        ConversationChange reported = Conversation.restore(conversation).record(report);
        assertThat(scene.record(report)).isEqualTo(reported.after());
        expected = assertEventAdded(scene, expected, reported);

        scene.samples().clock().advance(Duration.ofMinutes(1));
        ConversationChange deletion = scene.change(reported.after(), Conversation::delete);
        scene.conversations().update(deletion);
        expected = assertEventAdded(scene, expected, deletion);

        ConversationChange restoring = scene.change(deletion.after(), Conversation::restore);
        scene.conversations().update(restoring);
        expected = assertEventAdded(scene, expected, restoring);

        assertThat(expected.version()).isEqualTo(1);
        assertThat(expected.lastEvent()).isEqualTo(5);
        assertThat(expected.updatedAt()).isEqualTo(expected.createdAt());
    }

    /** Events of the lead and of its conversations are in one log. */
    @Test
    default void lead_and_conversation_events_share_one_number_sequence() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot conversation = scene.open(jordan);
        scene.record(scene.samples().report(conversation, 1));

        scene.samples().clock().advance(Duration.ofMinutes(1));
        LeadChange move = scene.scene()
                .change(
                        scene.stored(jordan),
                        (lead, now) -> lead.moveTo(LeadStatus.CONTACTED, LeadLifecycle.standard(), now));
        LeadSnapshot contacted = scene.scene().update(move);
        ActivityReport report = scene.samples().report(conversation, 1);
        scene.record(report);

        assertThat(contacted.version()).isEqualTo(2);
        assertThat(contacted.lastEvent()).isEqualTo(4);
        LeadSnapshot after =
                Lead.restore(contacted).record(report.eventOf(jordan.id())).after();
        assertSame("stored snapshot", after, scene.stored(jordan));
        assertThat(scene.scene().events(jordan))
                .startsWith(
                        report.eventOf(jordan.id()).withNumber(5), move.events().get(0))
                .hasSize(5);
    }

    @Test
    default void activity_before_creation_counts_as_engagement_at_creation() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot conversation = scene.open(jordan);
        Instant before = jordan.createdAt().minus(Duration.ofDays(400));

        ConversationSnapshot reported = scene.record(
                scene.samples().report(conversation, new ConversationActivity(1, Optional.empty(), before)));

        assertThat(reported.totals().lastActivityAt()).contains(before);
        assertThat(scene.stored(jordan).engagement().lastAt()).contains(jordan.createdAt());
    }

    @Test
    default void an_older_activity_does_not_replace_a_later_engagement() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        Instant moved = scene.samples().clock().advance(Duration.ofDays(3));
        scene.scene().update(jordan, (lead, now) -> lead.moveTo(LeadStatus.CONTACTED, LeadLifecycle.standard(), now));
        ConversationSnapshot conversation = scene.open(jordan);

        scene.record(scene.samples()
                .report(conversation, new ConversationActivity(1, Optional.empty(), moved.minus(Duration.ofDays(1)))));
        assertThat(scene.stored(jordan).engagement().lastAt()).contains(moved);

        scene.record(scene.samples()
                .report(conversation, new ConversationActivity(1, Optional.empty(), moved.plus(Duration.ofMillis(1)))));
        assertThat(scene.stored(jordan).engagement().lastAt()).contains(moved.plusMillis(1));

        scene.delete(scene.stored(conversation));
        assertThat(scene.stored(jordan).engagement().lastAt()).contains(moved.plusMillis(1));
    }

    @Test
    default void an_empty_activity_report_adds_an_event() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot conversation = scene.open(jordan);

        ConversationSnapshot after = scene.record(scene.samples().report(conversation, 0));

        assertThat(after.totals().messages()).isZero();
        assertThat(after.totals().satisfaction()).isEmpty();
        assertThat(after.version()).isEqualTo(2);
        assertThat(scene.scene().events(jordan)).hasSize(3);
        assertThat(scene.scene().events(jordan).get(0).changes()).isEmpty();
    }

    @Test
    default void the_last_conversation_of_a_lead_is_the_last_opened() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot first = scene.open(jordan);
        scene.samples().clock().advance(Duration.ofHours(-1));
        ConversationSnapshot second = scene.open(jordan);
        scene.record(scene.samples().report(first, 1));
        assertThat(scene.stored(jordan).engagement().lastConversation()).contains(second.id());

        scene.delete(second);
        assertThat(scene.stored(jordan).engagement().lastConversation()).contains(second.id());
    }

    @Test
    default void a_report_for_a_deleted_or_missing_conversation_is_refused() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot deleted = scene.delete(scene.open(jordan));
        ConversationSnapshot never = scene.samples().open(jordan).after();

        for (ConversationSnapshot notLive : List.of(deleted, never)) {
            scene.assertRefused(
                    () -> scene.record(scene.samples().report(notLive, 1, new Satisfaction(500))),
                    ACME,
                    jordan.id(),
                    ConversationNotFoundException.class);
        }
    }

    @Test
    default void a_lead_change_based_on_an_older_last_event_is_refused() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot conversation = scene.open(jordan);
        LeadChange stale = scene.scene()
                .change(
                        scene.stored(jordan),
                        (lead, now) -> lead.record(SampleLeads.decision(ConsentPurpose.MARKETING, true), now));
        scene.record(scene.samples().report(conversation, 1));

        scene.scene().assertRefused(stale, scene.scene().leads()::update, VersionConflictException.class);
    }

    @Test
    default void conversation_events_change_only_their_own_lead() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        LeadSnapshot robin = scene.scene().add("robin@example.com");
        ConversationSnapshot jordans = scene.open(jordan);
        scene.add(scene.samples().open(ACME, Optional.of(robin.id()), ConversationTopic.NONE));
        LeadSnapshot before = scene.stored(robin);

        scene.record(scene.samples().report(jordans, 1));

        assertSame("stored snapshot", before, scene.stored(robin));
        assertThat(scene.scene().events(robin)).hasSize(2);
    }

    /** Asserts that the stored lead and its log have the event of the change. Returns the lead that is expected. */
    private static LeadSnapshot assertEventAdded(
            ConversationScene scene, LeadSnapshot lead, ConversationChange change) {
        LeadSnapshot updated =
                Lead.restore(lead).record(change.event().orElseThrow()).after();
        assertSame("stored snapshot", updated, scene.stored(lead));
        assertThat(scene.scene().events(lead))
                .hasSize((int) updated.lastEvent())
                .startsWith(change.event().orElseThrow().withNumber(updated.lastEvent()));
        return updated;
    }
}
