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

/** A conversation is given back equal to the one that was stored, whatever it holds and whichever way it is read. */
public interface ConversationRoundTripContract extends StoreUnderTest {

    @TestFactory
    default Stream<DynamicTest> conversation_topics_are_stored_character_by_character() {
        return RichConversations.topics().entrySet().stream()
                .map(rich -> dynamicTest(rich.getKey(), () -> {
                    ConversationScene talks = new ConversationScene(this);
                    Optional<LeadSnapshot> jordan = Optional.of(talks.jordan());
                    givesBack(
                            talks,
                            talks.add(talks.samples().open(ACME, jordan.map(LeadSnapshot::id), rich.getValue())));
                }));
    }

    @Test
    default void every_field_of_a_conversation_is_stored() {
        ConversationScene talks = new ConversationScene(this);
        LeadSnapshot jordan = talks.jordan();

        ConversationSnapshot full = talks.add(RichConversations.everything(talks.samples(), jordan.id()));
        givesBack(talks, full);
        ConversationSnapshot rated =
                talks.record(talks.samples().report(full, 1_000_000, new Satisfaction(Satisfaction.MOST)));
        givesBack(talks, rated);
        ConversationSnapshot longest = talks.add(RichConversations.longestIds(talks.samples(), jordan.id()));
        assertItems("live", talks.live(ACME), longest, rated);
    }

    /** What grows for years does not fit into thirty-two bits. */
    @Test
    default void conversation_totals_can_exceed_32_bits() {
        ConversationScene talks = new ConversationScene(this);
        ConversationSnapshot imported =
                talks.add(RichConversations.imported(talks.samples().open(talks.jordan())));
        givesBack(talks, imported);

        ConversationSnapshot longer =
                talks.record(talks.samples().report(imported, 1, new Satisfaction(Satisfaction.LEAST)));

        assertThat(longer.totals().messages()).isEqualTo(3_000_000_001L);
        assertThat(longer.totals().ratings()).isEqualTo(2_500_000_001L);
        assertThat(longer.totals().ratingHundredths()).isEqualTo(1_250_000_000_100L);
        assertThat(longer.totals().lastActivityAt()).isEqualTo(imported.totals().lastActivityAt());
        givesBack(talks, longer);
    }

    @TestFactory
    default Stream<DynamicTest> conversation_instants_are_stored_to_the_millisecond() {
        return RichLeads.INSTANTS.stream()
                .map(text -> dynamicTest(text, () -> {
                    ConversationScene talks = new ConversationScene(this);
                    talks.samples().clock().set(Instant.parse(text));
                    LeadSnapshot jordan = talks.jordan();
                    ConversationSnapshot opened = talks.open(jordan);
                    givesBack(talks, opened);

                    ConversationSnapshot spoken = talks.record(talks.samples().report(opened, 1));
                    assertThat(spoken.totals().lastActivityAt()).contains(Instant.parse(text));
                    givesBack(talks, spoken);
                    assertThat(talks.now(jordan).engagement().lastAt()).contains(Instant.parse(text));
                    assertThat(talks.scene().events(jordan))
                            .hasSize(3)
                            .allMatch(event -> event.at().equals(Instant.parse(text)));

                    ConversationSnapshot deleted = talks.delete(spoken);
                    assertThat(deleted.deletedAt()).contains(Instant.parse(text));
                    assertFound(
                            "conversations.findDeleted",
                            deleted,
                            talks.conversations().findDeleted(ACME, deleted.id()));
                    assertItems("deleted", talks.deleted(ACME), deleted);
                }));
    }

    private static void givesBack(ConversationScene talks, ConversationSnapshot conversation) {
        assertFound("conversations.find", conversation, talks.conversations().find(ACME, conversation.id()));
        assertSame("live", List.of(conversation), talks.live(ACME));
        conversation
                .leadId()
                .ifPresent(lead -> assertThat(
                                talks.scene().store().conversationSearch().newestOf(ACME, lead))
                        .contains(conversation));
    }
}
