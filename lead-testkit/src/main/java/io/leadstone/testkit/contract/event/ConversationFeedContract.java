package io.leadstone.testkit.contract.event;

import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.EventType;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks.Outcome;
import io.leadstone.testkit.contract.fixture.ConversationScene;
import io.leadstone.testkit.contract.fixture.FeedReader;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Rules of the event feed for events of conversations, in a store with conversations and a feed. */
public interface ConversationFeedContract extends StoreUnderTest {

    @Test
    default void the_feed_has_events_of_conversations_with_those_of_their_lead() {
        ConversationScene scene = new ConversationScene(this);
        LeadSnapshot jordan = scene.jordan();
        FeedReader reader = reader(scene);
        reader.rest();
        ConversationSnapshot conversation = scene.open(jordan);
        scene.record(scene.samples().report(conversation, 3));
        scene.open();

        List<LeadEvent> events = reader.rest();

        assertThat(events)
                .extracting(LeadEvent::type)
                .containsExactly(EventType.CONVERSATION_CREATED, EventType.CONVERSATION_ACTIVITY_RECORDED);
        assertThat(events)
                .containsExactlyInAnyOrderElementsOf(
                        scene.scene().events(jordan).subList(0, 2));
    }

    @Test
    default void concurrent_activity_reports_of_a_lead_are_all_in_the_feed() throws InterruptedException {
        ConversationScene scene = new ConversationScene(this);
        ConversationSnapshot conversation = scene.open(scene.jordan());

        List<Outcome<Integer>> outcomes = ConcurrentTasks.run(8, i -> () -> {
            scene.record(scene.samples().report(conversation, 1));
            return reader(scene).rest().size();
        });

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isEmpty());
        assertThat(reader(scene).rest())
                .extracting(LeadEvent::number)
                .isEqualTo(LongStream.rangeClosed(1, 10).boxed().toList());
    }

    private static FeedReader reader(ConversationScene scene) {
        return new FeedReader(scene.scene().store().eventFeed(), ACME, 4);
    }
}
