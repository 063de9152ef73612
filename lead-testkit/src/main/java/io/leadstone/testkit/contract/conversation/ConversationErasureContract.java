package io.leadstone.testkit.contract.conversation;

import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.Metadata;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTopic;
import io.leadstone.domain.conversation.Satisfaction;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.ConversationScene;
import io.leadstone.testkit.contract.fixture.RichConversations;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules for erasing topics: the personal data of a lead's conversations are removed, and all other data stay. */
public interface ConversationErasureContract extends StoreUnderTest {

    @Test
    default void erase_topics_removes_titles_and_metadata_only() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot full = scene.add(RichConversations.everything(scene.samples(), jordan.id()));
        ConversationSnapshot live = scene.record(scene.samples().report(full, 2, new Satisfaction(450)));
        ConversationSnapshot deleted =
                scene.delete(scene.add(RichConversations.everything(scene.samples(), jordan.id())));
        LeadSnapshot updated = scene.stored(jordan);
        scene.samples().clock().advance(Duration.ofDays(1));

        scene.conversations().eraseTopicsOf(ACME, jordan.id());

        assertItems("conversationSearch.list", scene.live(ACME), withoutTopic(live));
        assertItems("conversationSearch.listDeleted", scene.deleted(ACME), withoutTopic(deleted));
        assertFound(
                "conversations.find", withoutTopic(live), scene.conversations().find(ACME, live.id()));
        assertSame("stored snapshot", updated, scene.stored(jordan));
        assertThat(scene.scene().events(jordan)).hasSize(5);
    }

    @Test
    default void a_write_that_erases_a_lead_erases_conversation_topics() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot live = scene.add(RichConversations.everything(scene.samples(), jordan.id()));
        ConversationSnapshot deleted =
                scene.delete(scene.add(RichConversations.everything(scene.samples(), jordan.id())));

        scene.scene().update(scene.stored(jordan), Lead::erase);

        assertItems("conversationSearch.list", scene.live(ACME), withoutTopic(live));
        assertItems("conversationSearch.listDeleted", scene.deleted(ACME), withoutTopic(deleted));
    }

    @Test
    default void a_refused_erasure_leaves_the_topics() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        LeadChange late = scene.scene().change(jordan, Lead::erase);
        scene.add(RichConversations.everything(scene.samples(), jordan.id()));
        scene.delete(scene.add(RichConversations.everything(scene.samples(), jordan.id())));

        scene.assertRefused(
                () -> scene.scene().leads().update(late), ACME, jordan.id(), VersionConflictException.class);
    }

    @Test
    default void erase_topics_leaves_other_conversations_unchanged() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        LeadSnapshot robin = scene.scene().add("robin@example.com");
        ConversationSnapshot robins = scene.add(RichConversations.everything(scene.samples(), robin.id()));
        ConversationSnapshot nobodys =
                scene.add(scene.samples().open(ACME, Optional.empty(), RichConversations.topic("Talk", "{\"a\":1}")));

        scene.conversations().eraseTopicsOf(ACME, jordan.id());
        scene.conversations().eraseTopicsOf(GLOBEX, robin.id());

        assertSame("stored snapshot", robins, scene.stored(robins));
        assertSame("stored snapshot", nobodys, scene.stored(nobodys));
    }

    /** The version grows only if there was a topic, so a second call changes nothing. */
    @Test
    default void erase_topics_keeps_the_version_without_a_topic() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot bare = scene.open(jordan);
        ConversationSnapshot titled =
                scene.add(scene.samples().open(ACME, Optional.of(jordan.id()), RichConversations.topic("Talk", "{}")));
        ConversationSnapshot described = scene.add(scene.samples()
                .open(
                        ACME,
                        Optional.of(jordan.id()),
                        new ConversationTopic(Optional.empty(), new Metadata("{\"a\":1}"), Optional.of(7))));

        scene.conversations().eraseTopicsOf(ACME, jordan.id());
        scene.conversations().eraseTopicsOf(ACME, jordan.id());

        assertSame("stored snapshot", bare, scene.stored(bare));
        assertSame("stored snapshot", withoutTopic(titled), scene.stored(titled));
        assertSame("stored snapshot", withoutTopic(described), scene.stored(described));
    }

    private static ConversationSnapshot withoutTopic(ConversationSnapshot original) {
        return new ConversationSnapshot(
                original.id(),
                original.companyId(),
                original.agentId(),
                original.leadId(),
                original.session(),
                Optional.empty(),
                Metadata.EMPTY,
                original.maxContextLength(),
                original.totals(),
                original.createdAt(),
                original.updatedAt(),
                original.deletedAt(),
                original.version() + 1);
    }
}
