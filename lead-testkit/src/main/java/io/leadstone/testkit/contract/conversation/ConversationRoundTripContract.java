package io.leadstone.testkit.contract.conversation;

import static io.leadstone.testkit.contract.fixture.NamedTest.dynamicTest;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.Satisfaction;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.ConversationScene;
import io.leadstone.testkit.contract.fixture.RichConversations;
import io.leadstone.testkit.contract.fixture.RichLeads;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules for reading conversations: each port returns a snapshot that equals the stored one. */
public interface ConversationRoundTripContract extends StoreUnderTest {

    @TestFactory
    default Stream<DynamicTest> conversation_topics_are_stored_character_by_character() {
        return RichConversations.topics().entrySet().stream()
                .map(rich -> dynamicTest(rich.getKey(), () -> {
                    ConversationScene scene = new ConversationScene(this);
                    Optional<LeadSnapshot> jordan = Optional.of(scene.jordan());
                    assertRoundTrip(
                            scene,
                            scene.add(scene.samples().open(ACME, jordan.map(LeadSnapshot::id), rich.getValue())));
                }));
    }

    @Test
    default void every_field_of_a_conversation_is_stored() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();

        ConversationSnapshot full = scene.add(RichConversations.everything(scene.samples(), jordan.id()));
        assertRoundTrip(scene, full);
        ConversationSnapshot rated =
                scene.record(scene.samples().report(full, 1_000_000, new Satisfaction(Satisfaction.MAX_HUNDREDTHS)));
        assertRoundTrip(scene, rated);
        ConversationSnapshot longest = scene.add(RichConversations.longestIds(scene.samples(), jordan.id()));
        assertItems("conversationSearch.list", scene.live(ACME), longest, rated);
    }

    /** Totals that grow for years need more than 32 bits. */
    @Test
    default void conversation_totals_can_exceed_32_bits() {
        ConversationScene scene = new ConversationScene(this);
        ConversationSnapshot imported =
                scene.add(RichConversations.imported(scene.samples().open(scene.jordan())));
        assertRoundTrip(scene, imported);

        ConversationSnapshot longer =
                scene.record(scene.samples().report(imported, 1, new Satisfaction(Satisfaction.MIN_HUNDREDTHS)));

        assertThat(longer.totals().messages()).isEqualTo(3_000_000_001L);
        assertThat(longer.totals().ratings()).isEqualTo(2_500_000_001L);
        assertThat(longer.totals().ratingHundredths()).isEqualTo(1_250_000_000_100L);
        assertThat(longer.totals().lastActivityAt()).isEqualTo(imported.totals().lastActivityAt());
        assertRoundTrip(scene, longer);
    }

    @TestFactory
    default Stream<DynamicTest> conversation_instants_are_stored_to_the_millisecond() {
        return RichLeads.INSTANTS.stream()
                .map(text -> dynamicTest(text, () -> {
                    ConversationScene scene = new ConversationScene(this);
                    scene.samples().clock().set(Instant.parse(text));
                    LeadSnapshot jordan = scene.jordan();
                    ConversationSnapshot opened = scene.open(jordan);
                    assertRoundTrip(scene, opened);

                    ConversationSnapshot reported = scene.record(scene.samples().report(opened, 1));
                    assertThat(reported.totals().lastActivityAt()).contains(Instant.parse(text));
                    assertRoundTrip(scene, reported);
                    assertThat(scene.stored(jordan).engagement().lastAt()).contains(Instant.parse(text));
                    assertThat(scene.scene().events(jordan))
                            .hasSize(3)
                            .allMatch(event -> event.at().equals(Instant.parse(text)));

                    ConversationSnapshot deleted = scene.delete(reported);
                    assertThat(deleted.deletedAt()).contains(Instant.parse(text));
                    assertFound(
                            "conversations.findDeleted",
                            deleted,
                            scene.conversations().findDeleted(ACME, deleted.id()));
                    assertItems("conversationSearch.listDeleted", scene.deleted(ACME), deleted);
                }));
    }

    private static void assertRoundTrip(ConversationScene scene, ConversationSnapshot conversation) {
        assertFound("conversations.find", conversation, scene.conversations().find(ACME, conversation.id()));
        assertSame("conversationSearch.list", List.of(conversation), scene.live(ACME));
        conversation
                .leadId()
                .ifPresent(lead -> assertThat(
                                scene.scene().store().conversationSearch().newestOf(ACME, lead))
                        .contains(conversation));
    }
}
