package io.leadstone.testkit.contract.conversation;

import static io.leadstone.testkit.contract.fixture.NamedTest.dynamicTest;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.query.ConversationQuery;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationActivity;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTopic;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.ConversationScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Another company's conversation looks as if it did not exist, to every question, every change and every report. */
public interface ConversationIsolationContract extends StoreUnderTest {

    /** A stranger, and companies whose ids a lenient comparison takes for ours. */
    @TestFactory
    default Stream<DynamicTest> another_company_cannot_read_a_conversation() {
        return Stream.of("globex", "ACME", "acme.", "acm", "acm_")
                .map(CompanyId::new)
                .map(other -> dynamicTest(other.value(), () -> {
                    ConversationScene talks = new ConversationScene(this);
                    LeadSnapshot jordan = talks.jordan();
                    ConversationSnapshot live = talks.open(jordan);
                    ConversationSnapshot deleted = talks.delete(talks.open(jordan));

                    assertThat(talks.conversations().find(other, live.id())).isEmpty();
                    assertThat(talks.conversations().findDeleted(other, deleted.id()))
                            .isEmpty();
                    assertThat(talks.scene().store().conversationSearch().newestOf(other, jordan.id()))
                            .isEmpty();
                    assertThat(talks.deleted(other)).isEmpty();
                    for (ConversationQuery query : List.of(
                            ConversationQuery.ALL,
                            ConversationQuery.ofLead(jordan.id()),
                            ConversationQuery.ofAgent(live.agentId()))) {
                        assertThat(talks.scene()
                                        .store()
                                        .conversationSearch()
                                        .list(other, query, UP_TO_100)
                                        .total())
                                .isZero();
                    }
                }));
    }

    @Test
    default void another_company_cannot_change_a_conversation() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        ConversationSnapshot live = talks.open(jordan);
        ConversationSnapshot deleted = talks.delete(talks.open(jordan));
        LeadSnapshot told = talks.now(jordan);

        talks.refuses(
                () -> talks.conversations().update(talks.change(ofGlobex(live), Conversation::delete)),
                GLOBEX,
                jordan.id(),
                ConversationNotFoundException.class);
        talks.refuses(
                () -> talks.conversations().update(talks.change(ofGlobex(deleted), Conversation::restore)),
                GLOBEX,
                jordan.id(),
                ConversationNotFoundException.class);
        talks.refuses(
                () -> talks.record(talks.samples().report(ofGlobex(live), 1)),
                GLOBEX,
                jordan.id(),
                ConversationNotFoundException.class);

        assertSame("now", live, talks.now(live));
        assertSame("now", deleted, talks.now(deleted));
        assertSame("now", told, talks.now(jordan));
        assertThat(talks.scene().events(jordan)).hasSize(4);
    }

    /** An id is one company's own: an import brings ids that another company has too. */
    @Test
    default void two_companies_can_have_conversations_with_one_id() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();
        LeadSnapshot theirJordan = talks.scene().add(talks.samples().capture(GLOBEX, "jordan@example.com"));
        ConversationSnapshot ours = talks.open(jordan);
        ConversationChange opening = Conversation.open(
                ours.id(),
                GLOBEX,
                ours.agentId(),
                Optional.of(theirJordan.id()),
                Optional.empty(),
                ConversationTopic.NONE,
                talks.samples().context());

        ConversationSnapshot theirs = talks.add(opening);
        ConversationSnapshot spoken = talks.record(ActivityReport.of(
                GLOBEX,
                ours.id(),
                new ConversationActivity(
                        5, Optional.empty(), talks.samples().clock().instant()),
                talks.samples().context()));

        assertSame("now", ours, talks.now(ours));
        assertSame("now", spoken, talks.now(theirs));
        assertThat(spoken.totals().messages()).isEqualTo(5);
        assertThat(talks.scene().events(jordan)).hasSize(2);
        assertThat(talks.scene().events(theirJordan)).hasSize(3);
        talks.delete(ours);
        assertFound("conversations.find", spoken, talks.conversations().find(GLOBEX, ours.id()));
    }

    /** The conversation as somebody of the other company would have to claim it. */
    private static ConversationSnapshot ofGlobex(ConversationSnapshot is) {
        return new ConversationSnapshot(
                is.id(),
                GLOBEX,
                is.agentId(),
                is.leadId(),
                is.session(),
                is.title(),
                is.metadata(),
                is.maxContextLength(),
                is.totals(),
                is.createdAt(),
                is.updatedAt(),
                is.deletedAt(),
                is.version());
    }
}
