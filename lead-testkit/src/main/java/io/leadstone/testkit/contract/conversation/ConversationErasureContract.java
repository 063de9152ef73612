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

/** What is personal in a lead's conversations goes with it, and nothing else does. */
public interface ConversationErasureContract extends StoreUnderTest {

    @Test
    default void erase_topics_removes_titles_and_metadata_only() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot full = talks.add(RichConversations.everything(talks.samples(), jordan.id()));
        ConversationSnapshot live = talks.record(talks.samples().report(full, 2, new Satisfaction(450)));
        ConversationSnapshot deleted =
                talks.delete(talks.add(RichConversations.everything(talks.samples(), jordan.id())));
        LeadSnapshot told = talks.now(jordan);
        talks.samples().clock().advance(Duration.ofDays(1));

        talks.conversations().eraseTopicsOf(ACME, jordan.id());

        assertItems("live", talks.live(ACME), withoutTopic(live));
        assertItems("deleted", talks.deleted(ACME), withoutTopic(deleted));
        assertFound(
                "conversations.find", withoutTopic(live), talks.conversations().find(ACME, live.id()));
        assertSame("now", told, talks.now(jordan));
        assertThat(talks.scene().events(jordan)).hasSize(5);
    }

    @Test
    default void a_write_that_erases_a_lead_erases_conversation_topics() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot live = talks.add(RichConversations.everything(talks.samples(), jordan.id()));
        ConversationSnapshot deleted =
                talks.delete(talks.add(RichConversations.everything(talks.samples(), jordan.id())));

        talks.scene().update(talks.now(jordan), Lead::erase);

        assertItems("live", talks.live(ACME), withoutTopic(live));
        assertItems("deleted", talks.deleted(ACME), withoutTopic(deleted));
    }

    @Test
    default void a_refused_erasure_leaves_the_topics() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        LeadChange late = talks.scene().change(jordan, Lead::erase);
        talks.add(RichConversations.everything(talks.samples(), jordan.id()));
        talks.delete(talks.add(RichConversations.everything(talks.samples(), jordan.id())));

        talks.refuses(() -> talks.scene().leads().update(late), ACME, jordan.id(), VersionConflictException.class);
    }

    @Test
    default void erase_topics_leaves_other_conversations_unchanged() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        LeadSnapshot robin = talks.scene().add("robin@example.com");
        ConversationSnapshot robins = talks.add(RichConversations.everything(talks.samples(), robin.id()));
        ConversationSnapshot nobodys =
                talks.add(talks.samples().open(ACME, Optional.empty(), RichConversations.topic("Talk", "{\"a\":1}")));

        talks.conversations().eraseTopicsOf(ACME, jordan.id());
        talks.conversations().eraseTopicsOf(GLOBEX, robin.id());

        assertSame("now", robins, talks.now(robins));
        assertSame("now", nobodys, talks.now(nobodys));
    }

    /** The version grows where there was something to take, so that erasing twice is erasing once. */
    @Test
    default void erase_topics_keeps_the_version_without_a_topic() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot bare = talks.open(jordan);
        ConversationSnapshot titled =
                talks.add(talks.samples().open(ACME, Optional.of(jordan.id()), RichConversations.topic("Talk", "{}")));
        ConversationSnapshot described = talks.add(talks.samples()
                .open(
                        ACME,
                        Optional.of(jordan.id()),
                        new ConversationTopic(Optional.empty(), new Metadata("{\"a\":1}"), Optional.of(7))));

        talks.conversations().eraseTopicsOf(ACME, jordan.id());
        talks.conversations().eraseTopicsOf(ACME, jordan.id());

        assertSame("now", bare, talks.now(bare));
        assertSame("now", withoutTopic(titled), talks.now(titled));
        assertSame("now", withoutTopic(described), talks.now(described));
    }

    private static ConversationSnapshot withoutTopic(ConversationSnapshot is) {
        return new ConversationSnapshot(
                is.id(),
                is.companyId(),
                is.agentId(),
                is.leadId(),
                is.session(),
                Optional.empty(),
                Metadata.EMPTY,
                is.maxContextLength(),
                is.totals(),
                is.createdAt(),
                is.updatedAt(),
                is.deletedAt(),
                is.version() + 1);
    }
}
