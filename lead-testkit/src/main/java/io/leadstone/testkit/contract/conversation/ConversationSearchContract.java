package io.leadstone.testkit.contract.conversation;

import static io.leadstone.testkit.contract.fixture.RichConversations.opened;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.ConversationScene;
import io.leadstone.testkit.contract.fixture.PagedList;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules of the lists of conversations: their items and their order. */
public interface ConversationSearchContract extends StoreUnderTest {

    /** Of conversations that were created at the same instant, the greater id comes first. */
    @TestFactory
    default Stream<DynamicTest> conversations_are_listed_newest_first() {
        return PagedList.testsOf("conversationSearch.list", () -> {
            ConversationScene scene = new ConversationScene(this);
            LeadSnapshot jordan = scene.jordan();
            List<ConversationSnapshot> newestFirst = new ArrayList<>();
            for (int step : new int[] {0, 1, 0, 0, 1000, 1}) {
                scene.samples().clock().advance(Duration.ofMillis(step));
                newestFirst.add(0, step == 1 ? scene.open() : scene.open(jordan));
            }
            scene.samples().clock().advance(Duration.ofDays(-1));
            newestFirst.add(scene.open(jordan));
            scene.delete(scene.open(jordan));
            newestFirst.replaceAll(conversation -> conversation.equals(newestFirst.get(3))
                    ? scene.record(scene.samples().report(conversation, 1))
                    : conversation);
            return new PagedList<>(page -> search(scene).list(ACME, ConversationQuery.ALL, page), newestFirst);
        });
    }

    @TestFactory
    default Stream<DynamicTest> conversations_are_listed_by_lead() {
        return PagedList.testsOf("conversationSearch.list of a lead", () -> {
            ConversationScene scene = new ConversationScene(this);
            LeadSnapshot jordan = scene.jordan();
            LeadSnapshot robin = scene.scene().add("robin@example.com");
            List<ConversationSnapshot> jordans = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                jordans.add(0, scene.open(jordan));
                scene.open(robin);
                scene.open();
            }
            return new PagedList<>(
                    page -> search(scene).list(ACME, ConversationQuery.ofLead(jordan.id()), page), jordans);
        });
    }

    @Test
    default void filters_by_agent_lead_and_session_are_exact() {
        ConversationScene scene = new ConversationScene(this);
        LeadId jordan = scene.jordan().id();
        LeadId robin = scene.scene().add("robin@example.com").id();
        ConversationSnapshot one = scene.add(opened(scene.samples(), "a-1", jordan, "s-1"));
        ConversationSnapshot capital = scene.add(opened(scene.samples(), "A-1", jordan, "S-1"));
        ConversationSnapshot like = scene.add(opened(scene.samples(), "a_1", robin, "s_1"));
        ConversationSnapshot robins = scene.add(opened(scene.samples(), "a-1", robin, "s-1"));
        ConversationSnapshot unlinked = scene.open();

        assertFinds(scene, ConversationQuery.ALL, unlinked, robins, like, capital, one);
        assertFinds(scene, ConversationQuery.ofAgent(new AgentId("a-1")), robins, one);
        assertFinds(scene, ConversationQuery.ofAgent(new AgentId("a_1")), like);
        assertFinds(scene, ConversationQuery.ofAgent(new AgentId("A-1")), capital);
        assertFinds(scene, ConversationQuery.ofAgent(new AgentId("a-")));
        assertFinds(scene, ConversationQuery.ofLead(jordan), capital, one);
        assertFinds(scene, query(Optional.empty(), Optional.empty(), "s-1"), robins, one);
        assertFinds(scene, query(Optional.empty(), Optional.of(jordan), "s-1"), one);
        assertFinds(scene, query(Optional.empty(), Optional.of(robin), "s_1"), like);
        assertFinds(scene, query(Optional.empty(), Optional.of(robin), "S-1"));
        assertFinds(scene, query(Optional.of(new AgentId("a-1")), Optional.of(robin), "s-1"), robins);
        assertFinds(scene, query(Optional.of(new AgentId("A-1")), Optional.of(robin), "s-1"));
    }

    @Test
    default void a_conversation_is_listed_as_either_live_or_deleted() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot live = scene.open(jordan);
        ConversationSnapshot deleted = scene.delete(scene.open(jordan));
        assertFinds(scene, ConversationQuery.ALL, live);
        assertFinds(scene, ConversationQuery.ofLead(jordan.id()), live);
        assertFinds(scene, ConversationQuery.ofAgent(deleted.agentId()), live);
        assertItems("conversationSearch.listDeleted", scene.deleted(ACME), deleted);

        ConversationSnapshot restored = scene.update(deleted, Conversation::restore);
        assertFinds(scene, ConversationQuery.ofLead(jordan.id()), restored, live);
        assertThat(scene.deleted(ACME)).isEmpty();
    }

    /**
     * The order of creation has no effect. Of conversations that were deleted at the same instant, the greater id comes
     * first.
     */
    @TestFactory
    default Stream<DynamicTest> deleted_conversations_are_listed_last_deleted_first() {
        return PagedList.testsOf("conversationSearch.listDeleted", () -> {
            ConversationScene scene = new ConversationScene(this);
            List<ConversationSnapshot> opened = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                opened.add(scene.open());
            }
            scene.open();
            List<ConversationSnapshot> lastDeletedFirst = new ArrayList<>();
            for (int index : new int[] {6, 0, 5, 1}) {
                scene.samples().clock().advance(Duration.ofMillis(1));
                lastDeletedFirst.add(0, scene.delete(opened.get(index)));
            }
            scene.samples().clock().advance(Duration.ofMillis(1));
            for (int index : new int[] {2, 3, 4}) {
                lastDeletedFirst.add(0, scene.delete(opened.get(index)));
            }
            return new PagedList<>(page -> search(scene).listDeleted(ACME, page), lastDeletedFirst);
        });
    }

    @Test
    default void conversation_lists_refuse_cursors_of_each_other() {
        ConversationScene scene = new ConversationScene(this);
        for (int i = 0; i < 2; i++) {
            scene.open();
            scene.delete(scene.open());
        }
        PageRequest one = PageRequest.page(1, 1);
        Cursor ofLive =
                search(scene).list(ACME, ConversationQuery.ALL, one).next().orElseThrow();
        Cursor ofDeleted = search(scene).listDeleted(ACME, one).next().orElseThrow();

        assertThatExceptionOfType(InvalidCommandException.class)
                .isThrownBy(() -> search(scene).listDeleted(ACME, PageRequest.after(ofLive, 1)));
        assertThatExceptionOfType(InvalidCommandException.class)
                .isThrownBy(() -> search(scene).list(ACME, ConversationQuery.ALL, PageRequest.after(ofDeleted, 1)));
    }

    @Test
    default void newest_of_returns_the_newest_live_conversation() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        LeadSnapshot robin = scene.scene().add("robin@example.com");
        assertThat(search(scene).newestOf(ACME, jordan.id())).isEmpty();

        ConversationSnapshot oldest = scene.open(jordan);
        ConversationSnapshot sameInstant = scene.open(jordan);
        assertFound("conversationSearch.newestOf", sameInstant, search(scene).newestOf(ACME, jordan.id()));
        scene.samples().clock().advance(Duration.ofMillis(1));
        ConversationSnapshot newest = scene.open(jordan);
        scene.samples().clock().advance(Duration.ofDays(-1));
        scene.open(jordan);
        scene.open(robin);
        assertFound("conversationSearch.newestOf", newest, search(scene).newestOf(ACME, jordan.id()));

        scene.delete(newest);
        scene.delete(sameInstant);
        assertFound("conversationSearch.newestOf", oldest, search(scene).newestOf(ACME, jordan.id()));
    }

    private static ConversationSearch search(ConversationScene scene) {
        return scene.scene().store().conversationSearch();
    }

    private static ConversationQuery query(Optional<AgentId> agent, Optional<LeadId> lead, String session) {
        return new ConversationQuery(agent, lead, Optional.of(session));
    }

    private static void assertFinds(
            ConversationScene scene, ConversationQuery query, ConversationSnapshot... expected) {
        assertThat(search(scene).list(ACME, query, UP_TO_100).items())
                .as("conversationSearch.list of %s", query)
                .containsExactly(expected);
        assertThat(search(scene).list(ACME, query, UP_TO_100).total()).isEqualTo(expected.length);
    }
}
