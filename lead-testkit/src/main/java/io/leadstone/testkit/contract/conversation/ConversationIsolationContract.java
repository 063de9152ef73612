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

/** Rules that hide the conversations of a company from all other companies, in each read, change and report. */
public interface ConversationIsolationContract extends StoreUnderTest {

    /** Uses an unrelated company, and companies whose ids a lenient comparison treats as equal. */
    @TestFactory
    default Stream<DynamicTest> another_company_cannot_read_a_conversation() {
        return Stream.of("globex", "ACME", "acme.", "acm", "acm_")
                .map(CompanyId::new)
                .map(other -> dynamicTest(other.value(), () -> {
                    ConversationScene scene = new ConversationScene(this);
                    LeadSnapshot jordan = scene.jordan();
                    ConversationSnapshot live = scene.open(jordan);
                    ConversationSnapshot deleted = scene.delete(scene.open(jordan));

                    assertThat(scene.conversations().find(other, live.id())).isEmpty();
                    assertThat(scene.conversations().findDeleted(other, deleted.id()))
                            .isEmpty();
                    assertThat(scene.scene().store().conversationSearch().newestOf(other, jordan.id()))
                            .isEmpty();
                    assertThat(scene.deleted(other)).isEmpty();
                    for (ConversationQuery query : List.of(
                            ConversationQuery.ALL,
                            ConversationQuery.ofLead(jordan.id()),
                            ConversationQuery.ofAgent(live.agentId()))) {
                        assertThat(scene.scene()
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
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        ConversationSnapshot live = scene.open(jordan);
        ConversationSnapshot deleted = scene.delete(scene.open(jordan));
        LeadSnapshot updated = scene.stored(jordan);

        scene.assertRefused(
                () -> scene.conversations().update(scene.change(ofGlobex(live), Conversation::delete)),
                GLOBEX,
                jordan.id(),
                ConversationNotFoundException.class);
        scene.assertRefused(
                () -> scene.conversations().update(scene.change(ofGlobex(deleted), Conversation::restore)),
                GLOBEX,
                jordan.id(),
                ConversationNotFoundException.class);
        scene.assertRefused(
                () -> scene.record(scene.samples().report(ofGlobex(live), 1)),
                GLOBEX,
                jordan.id(),
                ConversationNotFoundException.class);

        assertSame("stored snapshot", live, scene.stored(live));
        assertSame("stored snapshot", deleted, scene.stored(deleted));
        assertSame("stored snapshot", updated, scene.stored(jordan));
        assertThat(scene.scene().events(jordan)).hasSize(4);
    }

    /** Ids are unique only in one company, because an import may bring ids that another company has. */
    @Test
    default void two_companies_can_have_conversations_with_one_id() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        LeadSnapshot theirJordan = scene.scene().add(scene.samples().capture(GLOBEX, "jordan@example.com"));
        ConversationSnapshot ours = scene.open(jordan);
        ConversationChange opening = Conversation.open(
                ours.id(),
                GLOBEX,
                ours.agentId(),
                Optional.of(theirJordan.id()),
                Optional.empty(),
                ConversationTopic.NONE,
                scene.samples().context());

        ConversationSnapshot theirs = scene.add(opening);
        ConversationSnapshot reported = scene.record(ActivityReport.of(
                GLOBEX,
                ours.id(),
                new ConversationActivity(
                        5, Optional.empty(), scene.samples().clock().instant()),
                scene.samples().context()));

        assertSame("stored snapshot", ours, scene.stored(ours));
        assertSame("stored snapshot", reported, scene.stored(theirs));
        assertThat(reported.totals().messages()).isEqualTo(5);
        assertThat(scene.scene().events(jordan)).hasSize(2);
        assertThat(scene.scene().events(theirJordan)).hasSize(3);
        scene.delete(ours);
        assertFound("conversations.find", reported, scene.conversations().find(GLOBEX, ours.id()));
    }

    /** Returns the conversation with the company Globex. */
    private static ConversationSnapshot ofGlobex(ConversationSnapshot original) {
        return new ConversationSnapshot(
                original.id(),
                GLOBEX,
                original.agentId(),
                original.leadId(),
                original.session(),
                original.title(),
                original.metadata(),
                original.maxContextLength(),
                original.totals(),
                original.createdAt(),
                original.updatedAt(),
                original.deletedAt(),
                original.version());
    }
}
