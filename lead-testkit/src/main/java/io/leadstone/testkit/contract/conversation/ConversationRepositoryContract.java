package io.leadstone.testkit.contract.conversation;

import static io.leadstone.testkit.contract.fixture.NamedTest.dynamicTest;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTopic;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.LeadException;
import io.leadstone.domain.failure.UnknownLeadException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.ConversationScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Storing one conversation and changing it: linked to a live lead or to none, and never over somebody else's change. */
public interface ConversationRepositoryContract extends StoreUnderTest {

    @Test
    default void a_new_conversation_is_found_by_its_id() {
        ConversationScene talks = new ConversationScene(this);
        ConversationSnapshot opened = talks.open(talks.jordan());
        talks.open();

        assertFound("conversations.find", opened, talks.conversations().find(ACME, opened.id()));
        assertThat(talks.conversations().findDeleted(ACME, opened.id())).isEmpty();
        assertThat(talks.conversations().find(ACME, talks.samples().unusedConversationId()))
                .isEmpty();
        assertThat(talks.conversations().findDeleted(ACME, talks.samples().unusedConversationId()))
                .isEmpty();
    }

    @Test
    default void a_conversation_without_a_lead_adds_no_event() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();

        ConversationSnapshot alone = talks.open();
        ConversationSnapshot spoken = talks.record(talks.samples().report(alone, 3));
        ConversationSnapshot deleted = talks.delete(spoken);
        ConversationSnapshot restored = talks.update(deleted, Conversation::restore);

        assertSame("now", restored, talks.now(alone));
        assertThat(restored.totals().messages()).isEqualTo(3);
        assertThat(restored.version()).isEqualTo(4);
        assertSame("now", jordan, talks.now(jordan));
        assertThat(talks.scene().events(jordan)).hasSize(1);
    }

    @TestFactory
    default Stream<DynamicTest> a_conversation_links_only_live_leads_of_its_company() {
        return Stream.of(
                dynamicTest("missing", () -> {
                    ConversationScene talks = new ConversationScene(this);
                    refusesToLink(
                            talks,
                            talks.samples().capture(ACME, "nobody@example.com").after());
                }),
                dynamicTest("deleted", () -> {
                    ConversationScene talks = new ConversationScene(this);
                    refusesToLink(talks, talks.scene().addDeleted("jordan@example.com"));
                }),
                dynamicTest("another company's", () -> {
                    ConversationScene talks = new ConversationScene(this);
                    LeadSnapshot theirs = talks.scene().add(talks.samples().capture(GLOBEX, "jordan@example.com"));
                    refusesToLink(talks, theirs);
                    assertSame("now", theirs, talks.now(theirs));
                    assertThat(talks.scene().events(theirs)).hasSize(1);
                }));
    }

    @Test
    default void a_restored_lead_can_be_linked() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot deleted = talks.scene().addDeleted("jordan@example.com");
        LeadSnapshot restored = talks.scene().update(deleted, Lead::restore);

        ConversationSnapshot opened = talks.open(restored);

        assertSame("now", opened, talks.now(opened));
    }

    @Test
    default void a_deleted_conversation_is_hidden_until_it_is_restored() {
        ConversationScene talks = new ConversationScene(this);
        ConversationSnapshot opened = talks.open(talks.jordan());
        ConversationSnapshot spoken = talks.record(talks.samples().report(opened, 2));
        talks.samples().clock().advance(Duration.ofDays(1));

        ConversationSnapshot deleted = talks.delete(spoken);
        assertThat(talks.conversations().find(ACME, opened.id())).isEmpty();
        assertFound("conversations.findDeleted", deleted, talks.conversations().findDeleted(ACME, opened.id()));

        ConversationSnapshot restored = talks.update(deleted, Conversation::restore);
        assertFound("conversations.find", restored, talks.conversations().find(ACME, opened.id()));
        assertThat(talks.conversations().findDeleted(ACME, opened.id())).isEmpty();
        assertThat(restored.totals()).isEqualTo(spoken.totals());
        assertThat(restored.version()).isEqualTo(4);
    }

    @Test
    default void a_conversation_change_with_an_old_version_is_refused() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot opened = talks.open(jordan);
        ConversationChange second = talks.change(opened, Conversation::delete);
        talks.update(opened, Conversation::delete);

        refusesToUpdate(talks, jordan, second, VersionConflictException.class);
    }

    @Test
    default void a_change_based_on_a_version_before_a_report_is_refused() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot opened = talks.open(jordan);
        talks.record(talks.samples().report(opened, 1));

        refusesToUpdate(talks, jordan, talks.change(opened, Conversation::delete), VersionConflictException.class);
    }

    @Test
    default void a_conversation_change_with_a_future_version_is_refused() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot opened = talks.open(jordan);
        ConversationSnapshot next = talks.change(opened, Conversation::delete).after();

        refusesToUpdate(talks, jordan, talks.change(next, Conversation::restore), VersionConflictException.class);
    }

    @Test
    default void a_change_of_a_missing_conversation_is_refused() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot never = talks.samples().open(jordan).after();

        refusesToUpdate(talks, jordan, talks.change(never, Conversation::delete), ConversationNotFoundException.class);
    }

    private static void refusesToLink(ConversationScene talks, LeadSnapshot lead) {
        ConversationChange opening = talks.samples().open(ACME, Optional.of(lead.id()), ConversationTopic.NONE);
        talks.refuses(() -> talks.conversations().add(opening), ACME, lead.id(), UnknownLeadException.class);
        assertThat(talks.conversations().find(ACME, opening.after().id())).isEmpty();
    }

    private static void refusesToUpdate(
            ConversationScene talks,
            LeadSnapshot lead,
            ConversationChange change,
            Class<? extends LeadException> failure) {
        talks.refuses(() -> talks.conversations().update(change), ACME, lead.id(), failure);
    }
}
