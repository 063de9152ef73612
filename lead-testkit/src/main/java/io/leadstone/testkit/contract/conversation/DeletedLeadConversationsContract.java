package io.leadstone.testkit.contract.conversation;

import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.ConversationScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules for conversations of deleted leads: they are hidden until the lead is restored, and no write changes them. */
public interface DeletedLeadConversationsContract extends StoreUnderTest {

    @Test
    default void conversations_of_a_deleted_lead_are_hidden() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot conversation = scene.open(jordan);
        ConversationSnapshot deletedConversation = scene.delete(scene.open(jordan));
        ConversationSnapshot ofOther = scene.open(scene.scene().add("robin@example.com"));
        ConversationSnapshot alone = scene.open();

        scene.scene().delete(scene.stored(jordan));

        assertThat(scene.conversations().find(ACME, conversation.id())).isEmpty();
        assertThat(scene.conversations().findDeleted(ACME, deletedConversation.id()))
                .isEmpty();
        assertThat(search(scene).newestOf(ACME, jordan.id())).isEmpty();
        assertListed(scene, ConversationQuery.ALL, alone, ofOther);
        assertListed(scene, ConversationQuery.ofLead(jordan.id()));
        assertListed(
                scene,
                new ConversationQuery(Optional.of(conversation.agentId()), Optional.empty(), Optional.empty()),
                alone,
                ofOther);
        assertThat(scene.deleted(ACME)).isEmpty();
    }

    @Test
    default void a_restore_of_the_lead_shows_its_conversations_again() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot conversation = scene.open(jordan);
        ConversationSnapshot deletedConversation = scene.delete(scene.open(jordan));
        LeadSnapshot deleted = scene.scene().delete(scene.stored(jordan));

        scene.scene().update(deleted, Lead::restore);

        assertFound("conversations.find", conversation, scene.conversations().find(ACME, conversation.id()));
        assertListed(scene, ConversationQuery.ALL, conversation);
        assertThat(scene.deleted(ACME)).containsExactly(deletedConversation);
        ConversationSnapshot restored = scene.update(deletedConversation, Conversation::restore);
        assertSame("stored snapshot", restored, scene.stored(restored));
    }

    @Test
    default void writes_to_a_conversation_of_a_deleted_lead_are_refused() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot conversation = scene.open(jordan);
        ConversationSnapshot deletedConversation = scene.delete(scene.open(jordan));
        scene.scene().delete(scene.stored(jordan));

        List<Runnable> writes = List.of(
                () -> scene.record(scene.samples().report(conversation, 1)),
                () -> scene.delete(conversation),
                () -> scene.update(deletedConversation, Conversation::restore));
        for (Runnable write : writes) {
            scene.assertRefused(write, ACME, jordan.id(), ConversationNotFoundException.class);
        }
    }

    /** Hidden conversations lie between the others, so that a page must read beyond them. */
    @Test
    default void pages_are_full_although_conversations_between_are_hidden() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        List<ConversationSnapshot> shown = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            shown.add(0, scene.open());
            scene.samples().clock().advance(Duration.ofMillis(1));
            scene.open(jordan);
            scene.open(jordan);
            scene.samples().clock().advance(Duration.ofMillis(1));
        }
        scene.scene().delete(scene.stored(jordan));

        List<ConversationSnapshot> byCursor = new ArrayList<>();
        Page<ConversationSnapshot> page = list(scene, PageRequest.page(1, 2));
        byCursor.addAll(page.items());
        while (page.next().isPresent()) {
            page = list(scene, PageRequest.after(page.next().get(), 2));
            byCursor.addAll(page.items());
            assertThat(page.total()).isEqualTo(5);
        }

        assertThat(byCursor).isEqualTo(shown);
        assertThat(list(scene, PageRequest.page(2, 2)).items()).isEqualTo(shown.subList(2, 4));
        assertThat(list(scene, PageRequest.page(3, 2)).items()).isEqualTo(shown.subList(4, 5));
    }

    private static Page<ConversationSnapshot> list(ConversationScene scene, PageRequest page) {
        return search(scene).list(ACME, ConversationQuery.ALL, page);
    }

    private static void assertListed(
            ConversationScene scene, ConversationQuery query, ConversationSnapshot... expected) {
        Page<ConversationSnapshot> page = search(scene).list(ACME, query, PageRequest.page(1, 10));
        assertThat(page.items()).as("conversationSearch.list of %s", query).containsExactly(expected);
        assertThat(page.total()).isEqualTo(expected.length);
    }

    private static ConversationSearch search(ConversationScene scene) {
        return scene.scene().store().conversationSearch();
    }
}
