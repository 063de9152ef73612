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

/**
 * Rules for storing and changing one conversation. It links a live lead or none, and no write overwrites another
 * change.
 */
public interface ConversationRepositoryContract extends StoreUnderTest {

    @Test
    default void a_new_conversation_is_found_by_its_id() {
        ConversationScene scene = new ConversationScene(this);
        ConversationSnapshot opened = scene.open(scene.jordan());
        scene.open();

        assertFound("conversations.find", opened, scene.conversations().find(ACME, opened.id()));
        assertThat(scene.conversations().findDeleted(ACME, opened.id())).isEmpty();
        assertThat(scene.conversations().find(ACME, scene.samples().unusedConversationId()))
                .isEmpty();
        assertThat(scene.conversations().findDeleted(ACME, scene.samples().unusedConversationId()))
                .isEmpty();
    }

    @Test
    default void a_conversation_without_a_lead_adds_no_event() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();

        ConversationSnapshot alone = scene.open();
        ConversationSnapshot reported = scene.record(scene.samples().report(alone, 3));
        ConversationSnapshot deleted = scene.delete(reported);
        ConversationSnapshot restored = scene.update(deleted, Conversation::restore);

        assertSame("stored snapshot", restored, scene.stored(alone));
        assertThat(restored.totals().messages()).isEqualTo(3);
        assertThat(restored.version()).isEqualTo(4);
        assertSame("stored snapshot", jordan, scene.stored(jordan));
        assertThat(scene.scene().events(jordan)).hasSize(1);
    }

    @TestFactory
    default Stream<DynamicTest> a_conversation_links_only_live_leads_of_its_company() {
        return Stream.of(
                dynamicTest("missing", () -> {
                    ConversationScene scene = new ConversationScene(this);
                    assertLinkRefused(
                            scene,
                            scene.samples().capture(ACME, "nobody@example.com").after());
                }),
                dynamicTest("deleted", () -> {
                    ConversationScene scene = new ConversationScene(this);
                    assertLinkRefused(scene, scene.scene().addDeleted("jordan@example.com"));
                }),
                dynamicTest("another company's", () -> {
                    ConversationScene scene = new ConversationScene(this);
                    LeadSnapshot theirs = scene.scene().add(scene.samples().capture(GLOBEX, "jordan@example.com"));
                    assertLinkRefused(scene, theirs);
                    assertSame("stored snapshot", theirs, scene.stored(theirs));
                    assertThat(scene.scene().events(theirs)).hasSize(1);
                }));
    }

    @Test
    default void a_restored_lead_can_be_linked() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot deleted = scene.scene().addDeleted("jordan@example.com");
        LeadSnapshot restored = scene.scene().update(deleted, Lead::restore);

        ConversationSnapshot opened = scene.open(restored);

        assertSame("stored snapshot", opened, scene.stored(opened));
    }

    @Test
    default void a_deleted_conversation_is_hidden_until_it_is_restored() {
        ConversationScene scene = new ConversationScene(this);
        ConversationSnapshot opened = scene.open(scene.jordan());
        ConversationSnapshot reported = scene.record(scene.samples().report(opened, 2));
        scene.samples().clock().advance(Duration.ofDays(1));

        ConversationSnapshot deleted = scene.delete(reported);
        assertThat(scene.conversations().find(ACME, opened.id())).isEmpty();
        assertFound("conversations.findDeleted", deleted, scene.conversations().findDeleted(ACME, opened.id()));

        ConversationSnapshot restored = scene.update(deleted, Conversation::restore);
        assertFound("conversations.find", restored, scene.conversations().find(ACME, opened.id()));
        assertThat(scene.conversations().findDeleted(ACME, opened.id())).isEmpty();
        assertThat(restored.totals()).isEqualTo(reported.totals());
        assertThat(restored.version()).isEqualTo(4);
    }

    @Test
    default void a_conversation_change_with_an_old_version_is_refused() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot opened = scene.open(jordan);
        ConversationChange second = scene.change(opened, Conversation::delete);
        scene.update(opened, Conversation::delete);

        assertUpdateRefused(scene, jordan, second, VersionConflictException.class);
    }

    @Test
    default void a_change_based_on_a_version_before_a_report_is_refused() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot opened = scene.open(jordan);
        scene.record(scene.samples().report(opened, 1));

        assertUpdateRefused(scene, jordan, scene.change(opened, Conversation::delete), VersionConflictException.class);
    }

    @Test
    default void a_conversation_change_with_a_future_version_is_refused() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot opened = scene.open(jordan);
        ConversationSnapshot next = scene.change(opened, Conversation::delete).after();

        assertUpdateRefused(scene, jordan, scene.change(next, Conversation::restore), VersionConflictException.class);
    }

    @Test
    default void a_change_of_a_missing_conversation_is_refused() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot never = scene.samples().open(jordan).after();

        assertUpdateRefused(
                scene, jordan, scene.change(never, Conversation::delete), ConversationNotFoundException.class);
    }

    private static void assertLinkRefused(ConversationScene scene, LeadSnapshot lead) {
        ConversationChange opening = scene.samples().open(ACME, Optional.of(lead.id()), ConversationTopic.NONE);
        scene.assertRefused(() -> scene.conversations().add(opening), ACME, lead.id(), UnknownLeadException.class);
        assertThat(scene.conversations().find(ACME, opening.after().id())).isEmpty();
    }

    private static void assertUpdateRefused(
            ConversationScene scene,
            LeadSnapshot lead,
            ConversationChange change,
            Class<? extends LeadException> failure) {
        scene.assertRefused(() -> scene.conversations().update(change), ACME, lead.id(), failure);
    }
}
