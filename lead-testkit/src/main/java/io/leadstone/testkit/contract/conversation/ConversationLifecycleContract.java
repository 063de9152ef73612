package io.leadstone.testkit.contract.conversation;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.conversation.RecordActivityCommand;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.UnknownLeadException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lifecycle of a conversation through the use cases as one scenario, and the calls that are refused. */
public interface ConversationLifecycleContract extends StoreUnderTest {

    @Test
    default void a_conversation_passes_through_its_whole_lifecycle() {
        ManagedStore acme = new ManagedStore(this);
        LeadId jordan =
                acme.create(SampleLeads.draft("jordan@example.com").build()).id();

        // A member opens a conversation with a topic.
        acme.clock().advance(Duration.ofHours(1));
        ConversationSnapshot opened = acme.management()
                .conversations()
                .open(
                        ALICE,
                        new OpenConversationCommand(
                                "agent-1",
                                Optional.of(jordan),
                                Optional.of("  About the roof "),
                                Optional.of("{\"page\":\"/roof\"}"),
                                Optional.of(4096)));
        assertThat(opened.title()).contains("About the roof");
        assertSame(
                "conversations.get", opened, acme.management().conversations().get(ALICE, opened.id()));
        assertThat(lastOf(acme, jordan)).contains(opened);

        // The chat engine reports messages and a rating.
        Instant reportedAt = acme.clock().advance(Duration.ofMinutes(5));
        acme.management().conversations().recordActivity(ALICE, RecordActivityCommand.messages(opened.id(), 3));
        ConversationSnapshot rated = report(acme, opened.id(), "4.25", Optional.empty());
        assertThat(rated.totals().messages()).isEqualTo(3);
        assertThat(rated.totals().satisfaction()).contains(new BigDecimal("4.25"));
        assertThat(acme.get(jordan).engagement().lastAt()).contains(reportedAt);
        assertThat(acme.get(jordan).version()).isEqualTo(1);

        // The conversation is deleted, and restored without a loss.
        acme.management().conversations().delete(ALICE, opened.id(), Optional.of(rated.version()));
        assertThatExceptionOfType(ConversationNotFoundException.class)
                .isThrownBy(() -> acme.management().conversations().get(ALICE, opened.id()));
        assertThat(lastOf(acme, jordan)).isEmpty();
        assertThat(acme.management()
                        .conversations()
                        .listDeleted(ALICE, UP_TO_100)
                        .items())
                .hasSize(1);
        ConversationSnapshot restored = acme.management().conversations().restore(ALICE, opened.id(), Optional.empty());
        assertThat(restored.totals()).isEqualTo(rated.totals());
        assertThat(acme.management().conversations().restore(ALICE, opened.id(), Optional.empty()))
                .isEqualTo(restored);
        for (ConversationQuery query : List.of(
                ConversationQuery.ALL,
                ConversationQuery.ofLead(jordan),
                ConversationQuery.ofAgent(new AgentId("agent-1")))) {
            assertItems(
                    "conversations.list",
                    acme.management()
                            .conversations()
                            .list(ALICE, query, UP_TO_100)
                            .items(),
                    restored);
        }

        // The history of the lead has all events.
        assertThat(acme.history(jordan))
                .extracting(LeadEvent::type)
                .containsExactly(
                        EventType.CONVERSATION_RESTORED,
                        EventType.CONVERSATION_DELETED,
                        EventType.CONVERSATION_ACTIVITY_RECORDED,
                        EventType.CONVERSATION_ACTIVITY_RECORDED,
                        EventType.CONVERSATION_CREATED,
                        EventType.LEAD_CREATED);
        assertThat(acme.history(jordan).subList(0, 5))
                .allSatisfy(event -> assertThat(event.conversationId()).contains(opened.id()));
    }

    /** A topic can contain personal data, because a lead may have written it. */
    @Test
    default void the_erase_use_case_removes_conversation_topics() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot jordan =
                acme.create(SampleLeads.draft("jordan@example.com").build());
        ConversationId conversation = titled(acme, jordan.id()).id();
        ConversationId deleted = titled(acme, jordan.id()).id();
        acme.management().conversations().delete(ALICE, deleted, Optional.empty());
        acme.management().conversations().recordActivity(ALICE, RecordActivityCommand.messages(conversation, 2));
        acme.management().leads().delete(ALICE, jordan.id(), Optional.empty());

        acme.management().leads().erase(ALICE, jordan.id(), Optional.empty());
        acme.management().leads().restore(ALICE, jordan.id(), Optional.empty());

        ConversationSnapshot live = acme.management().conversations().get(ALICE, conversation);
        ConversationSnapshot restoredDeleted =
                acme.management().conversations().restore(ALICE, deleted, Optional.empty());
        for (ConversationSnapshot erased : List.of(live, restoredDeleted)) {
            assertThat(erased.title()).isEmpty();
            assertThat(erased.metadata()).isEqualTo(Metadata.EMPTY);
            assertThat(erased.leadId()).contains(jordan.id());
        }
        assertThat(live.totals().messages()).isEqualTo(2);
    }

    /** Clocks of browsers may be up to five minutes fast. A later instant is refused. */
    @Test
    default void an_activity_in_the_future_is_refused() {
        ManagedStore acme = new ManagedStore(this);
        LeadId jordan =
                acme.create(SampleLeads.draft("jordan@example.com").build()).id();
        ConversationId conversation = titled(acme, jordan).id();
        Instant now = acme.clock().instant();

        ConversationSnapshot fast = report(acme, conversation, "5", Optional.of(now.plus(Duration.ofMinutes(5))));
        assertThat(fast.totals().lastActivityAt()).contains(now);
        assertThatExceptionOfType(InvalidCommandException.class)
                .isThrownBy(() -> report(
                        acme,
                        conversation,
                        "5",
                        Optional.of(now.plus(Duration.ofMinutes(5)).plusMillis(1))))
                .satisfies(refused -> assertThat(refused.violations())
                        .containsExactly(new Violation("at", "must not be in the future")));
        assertThatExceptionOfType(InvalidCommandException.class)
                .isThrownBy(() -> report(acme, conversation, "5", Optional.of(Instant.EPOCH.minusMillis(1))))
                .satisfies(refused -> assertThat(refused.violations())
                        .extracting(Violation::field)
                        .containsExactly("at"));
        ConversationSnapshot longAgo = report(acme, conversation, "5", Optional.of(Instant.EPOCH.plusNanos(1)));
        assertThat(longAgo.totals().lastActivityAt()).contains(now);
        assertThat(longAgo.totals().ratings()).isEqualTo(2);
        assertThat(acme.get(jordan).engagement().lastAt()).contains(now);
    }

    @Test
    default void a_conversation_with_a_deleted_or_missing_lead_is_refused() {
        ManagedStore acme = new ManagedStore(this);
        LeadId deletedLead =
                acme.create(SampleLeads.draft("jordan@example.com").build()).id();
        acme.management().leads().delete(ALICE, deletedLead, Optional.empty());

        for (LeadId lead : List.of(deletedLead, new SampleLeads().unusedId())) {
            assertThatExceptionOfType(UnknownLeadException.class)
                    .isThrownBy(() ->
                            acme.management().conversations().open(ALICE, OpenConversationCommand.of("agent-1", lead)));
        }
        assertThat(acme.store()
                        .conversationSearch()
                        .list(ACME, ConversationQuery.ALL, UP_TO_100)
                        .items())
                .isEmpty();
    }

    @Test
    default void deleting_a_conversation_at_another_version_is_refused() {
        ManagedStore acme = new ManagedStore(this);
        LeadId jordan =
                acme.create(SampleLeads.draft("jordan@example.com").build()).id();
        ConversationSnapshot conversation = titled(acme, jordan);
        ConversationSnapshot reported = acme.management()
                .conversations()
                .recordActivity(ALICE, RecordActivityCommand.messages(conversation.id(), 1));

        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> acme.management()
                        .conversations()
                        .delete(ALICE, conversation.id(), Optional.of(conversation.version())));
        assertSame(
                "conversations.get", reported, acme.management().conversations().get(ALICE, conversation.id()));
    }

    private static ConversationSnapshot titled(ManagedStore acme, LeadId lead) {
        return acme.management()
                .conversations()
                .open(
                        ALICE,
                        new OpenConversationCommand(
                                "agent-1",
                                Optional.of(lead),
                                Optional.of("Jordan Lee's roof"),
                                Optional.of("{\"phone\":\"+1-555\"}"),
                                Optional.empty()));
    }

    private static ConversationSnapshot report(
            ManagedStore acme, ConversationId conversation, String rating, Optional<Instant> at) {
        return acme.management()
                .conversations()
                .recordActivity(
                        ALICE,
                        new RecordActivityCommand(
                                conversation, Optional.empty(), Optional.of(new BigDecimal(rating)), at));
    }

    private static Optional<ConversationSnapshot> lastOf(ManagedStore acme, LeadId lead) {
        return acme.management().conversations().getLast(ALICE, acme.get(lead));
    }
}
