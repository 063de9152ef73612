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

/** The lists of conversations: which are in them, and in which order. */
public interface ConversationSearchContract extends StoreUnderTest {

    /** Their ids say nothing, unless they were opened at one instant: then the greater stands first. */
    @TestFactory
    default Stream<DynamicTest> conversations_are_listed_newest_first() {
        return PagedList.testsOf("conversations", () -> {
            ConversationScene talks = new ConversationScene(this);
            LeadSnapshot jordan = talks.jordan();
            List<ConversationSnapshot> newestFirst = new ArrayList<>();
            for (int step : new int[] {0, 1, 0, 0, 1000, 1}) {
                talks.samples().clock().advance(Duration.ofMillis(step));
                newestFirst.add(0, step == 1 ? talks.open() : talks.open(jordan));
            }
            talks.samples().clock().advance(Duration.ofDays(-1));
            newestFirst.add(talks.open(jordan));
            talks.delete(talks.open(jordan));
            newestFirst.replaceAll(talk -> talk.equals(newestFirst.get(3))
                    ? talks.record(talks.samples().report(talk, 1))
                    : talk);
            return new PagedList<>(page -> search(talks).list(ACME, ConversationQuery.ALL, page), newestFirst);
        });
    }

    @TestFactory
    default Stream<DynamicTest> conversations_are_listed_by_lead() {
        return PagedList.testsOf("of a lead", () -> {
            ConversationScene talks = new ConversationScene(this);
            LeadSnapshot jordan = talks.jordan();
            LeadSnapshot robin = talks.scene().add("robin@example.com");
            List<ConversationSnapshot> jordans = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                jordans.add(0, talks.open(jordan));
                talks.open(robin);
                talks.open();
            }
            return new PagedList<>(
                    page -> search(talks).list(ACME, ConversationQuery.ofLead(jordan.id()), page), jordans);
        });
    }

    @Test
    default void filters_by_agent_lead_and_session_are_exact() {
        ConversationScene talks = new ConversationScene(this);
        LeadId jordan = talks.jordan().id();
        LeadId robin = talks.scene().add("robin@example.com").id();
        ConversationSnapshot one = talks.add(opened(talks.samples(), "a-1", jordan, "s-1"));
        ConversationSnapshot capital = talks.add(opened(talks.samples(), "A-1", jordan, "S-1"));
        ConversationSnapshot like = talks.add(opened(talks.samples(), "a_1", robin, "s_1"));
        ConversationSnapshot robins = talks.add(opened(talks.samples(), "a-1", robin, "s-1"));
        ConversationSnapshot nobodys = talks.open();

        assertFinds(talks, ConversationQuery.ALL, nobodys, robins, like, capital, one);
        assertFinds(talks, ConversationQuery.ofAgent(new AgentId("a-1")), robins, one);
        assertFinds(talks, ConversationQuery.ofAgent(new AgentId("a_1")), like);
        assertFinds(talks, ConversationQuery.ofAgent(new AgentId("A-1")), capital);
        assertFinds(talks, ConversationQuery.ofAgent(new AgentId("a-")));
        assertFinds(talks, ConversationQuery.ofLead(jordan), capital, one);
        assertFinds(talks, query(Optional.empty(), Optional.empty(), "s-1"), robins, one);
        assertFinds(talks, query(Optional.empty(), Optional.of(jordan), "s-1"), one);
        assertFinds(talks, query(Optional.empty(), Optional.of(robin), "s_1"), like);
        assertFinds(talks, query(Optional.empty(), Optional.of(robin), "S-1"));
        assertFinds(talks, query(Optional.of(new AgentId("a-1")), Optional.of(robin), "s-1"), robins);
        assertFinds(talks, query(Optional.of(new AgentId("A-1")), Optional.of(robin), "s-1"));
    }

    @Test
    default void a_conversation_is_listed_as_either_live_or_deleted() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot live = talks.open(jordan);
        ConversationSnapshot deleted = talks.delete(talks.open(jordan));
        assertFinds(talks, ConversationQuery.ALL, live);
        assertFinds(talks, ConversationQuery.ofLead(jordan.id()), live);
        assertFinds(talks, ConversationQuery.ofAgent(deleted.agentId()), live);
        assertItems("deleted", talks.deleted(ACME), deleted);

        ConversationSnapshot restored = talks.update(deleted, Conversation::restore);
        assertFinds(talks, ConversationQuery.ofLead(jordan.id()), restored, live);
        assertThat(talks.deleted(ACME)).isEmpty();
    }

    /** The order of their creation says nothing; those that were deleted at one instant stand the greater id first. */
    @TestFactory
    default Stream<DynamicTest> deleted_conversations_are_listed_last_deleted_first() {
        return PagedList.testsOf("deleted conversations", () -> {
            ConversationScene talks = new ConversationScene(this);
            List<ConversationSnapshot> opened = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                opened.add(talks.open());
            }
            talks.open();
            List<ConversationSnapshot> lastDeletedFirst = new ArrayList<>();
            for (int index : new int[] {6, 0, 5, 1}) {
                talks.samples().clock().advance(Duration.ofMillis(1));
                lastDeletedFirst.add(0, talks.delete(opened.get(index)));
            }
            talks.samples().clock().advance(Duration.ofMillis(1));
            for (int index : new int[] {2, 3, 4}) {
                lastDeletedFirst.add(0, talks.delete(opened.get(index)));
            }
            return new PagedList<>(page -> search(talks).listDeleted(ACME, page), lastDeletedFirst);
        });
    }

    @Test
    default void conversation_lists_refuse_cursors_of_each_other() {
        ConversationScene talks = new ConversationScene(this);
        for (int i = 0; i < 2; i++) {
            talks.open();
            talks.delete(talks.open());
        }
        PageRequest one = PageRequest.page(1, 1);
        Cursor ofLive =
                search(talks).list(ACME, ConversationQuery.ALL, one).next().orElseThrow();
        Cursor ofDeleted = search(talks).listDeleted(ACME, one).next().orElseThrow();

        assertThatExceptionOfType(InvalidCommandException.class)
                .isThrownBy(() -> search(talks).listDeleted(ACME, PageRequest.after(ofLive, 1)));
        assertThatExceptionOfType(InvalidCommandException.class)
                .isThrownBy(() -> search(talks).list(ACME, ConversationQuery.ALL, PageRequest.after(ofDeleted, 1)));
    }

    @Test
    default void newest_of_returns_the_newest_live_conversation() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        LeadSnapshot robin = talks.scene().add("robin@example.com");
        assertThat(search(talks).newestOf(ACME, jordan.id())).isEmpty();

        ConversationSnapshot oldest = talks.open(jordan);
        ConversationSnapshot sameInstant = talks.open(jordan);
        assertFound("search.newestOf", sameInstant, search(talks).newestOf(ACME, jordan.id()));
        talks.samples().clock().advance(Duration.ofMillis(1));
        ConversationSnapshot newest = talks.open(jordan);
        talks.samples().clock().advance(Duration.ofDays(-1));
        talks.open(jordan);
        talks.open(robin);
        assertFound("search.newestOf", newest, search(talks).newestOf(ACME, jordan.id()));

        talks.delete(newest);
        talks.delete(sameInstant);
        assertFound("search.newestOf", oldest, search(talks).newestOf(ACME, jordan.id()));
    }

    /** It is not the conversation that was deleted. */
    @Test
    default void conversations_of_a_deleted_lead_stay_live() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot talk = talks.open(jordan);
        talks.scene().delete(talks.now(jordan));

        assertFinds(talks, ConversationQuery.ALL, talk);
        assertFound("conversations.find", talk, talks.conversations().find(ACME, talk.id()));
    }

    private static ConversationSearch search(ConversationScene talks) {
        return talks.scene().store().conversationSearch();
    }

    private static ConversationQuery query(Optional<AgentId> agent, Optional<LeadId> lead, String session) {
        return new ConversationQuery(agent, lead, Optional.of(session));
    }

    private static void assertFinds(
            ConversationScene talks, ConversationQuery query, ConversationSnapshot... expected) {
        assertThat(search(talks).list(ACME, query, UP_TO_100).items())
                .as("%s", query)
                .containsExactly(expected);
        assertThat(search(talks).list(ACME, query, UP_TO_100).total()).isEqualTo(expected.length);
    }
}
