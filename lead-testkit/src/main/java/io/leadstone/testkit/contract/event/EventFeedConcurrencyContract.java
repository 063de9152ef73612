package io.leadstone.testkit.contract.event;

import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.SampleLeads.decision;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks.Outcome;
import io.leadstone.testkit.contract.fixture.FeedReader;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules of the event feed with several readers and writers at the same time. */
public interface EventFeedConcurrencyContract extends StoreUnderTest {

    /** 1 minute: the time after which a reader that misses an event gives up, so that the test fails. */
    Duration TIMEOUT = Duration.ofMinutes(1);

    @Test
    default void concurrent_readers_see_every_event_of_concurrent_writers_in_one_order() throws InterruptedException {
        StoreScene scene = new StoreScene(this);
        int writers = 4;
        int readers = 4;
        int events = writers * 5 * 3;

        List<Outcome<List<LeadEvent>>> outcomes = ConcurrentTasks.run(
                writers + readers, i -> i < writers ? () -> write(scene, i) : () -> readUntil(scene, events));

        assertThat(outcomes.stream().flatMap(outcome -> outcome.failure().stream()))
                .isEmpty();
        List<List<LeadEvent>> results =
                outcomes.stream().map(outcome -> outcome.result().orElseThrow()).toList();
        List<UUID> written = results.subList(0, writers).stream()
                .flatMap(List::stream)
                .map(LeadEvent::id)
                .toList();
        List<LeadEvent> feed = new FeedReader(scene.store().eventFeed(), ACME, 100).rest();
        assertThat(feed).extracting(LeadEvent::id).containsExactlyInAnyOrderElementsOf(written);
        assertThat(results.subList(writers, results.size()))
                .allSatisfy(read -> assertThat(read).isEqualTo(feed));
        assertThat(feed.stream()
                        .collect(Collectors.groupingBy(LeadEvent::leadId))
                        .values())
                .allSatisfy(
                        ofLead -> assertThat(ofLead).isSortedAccordingTo(Comparator.comparingLong(LeadEvent::number)));
    }

    @Test
    default void concurrent_first_reads_give_each_event_one_position() throws InterruptedException {
        StoreScene scene = new StoreScene(this);
        IntStream.range(0, 30).forEach(i -> scene.add("lead" + i + "@example.com"));

        List<Outcome<List<LeadEvent>>> outcomes = ConcurrentTasks.run(8, i -> () -> readUntil(scene, 30));

        List<LeadEvent> feed = new FeedReader(scene.store().eventFeed(), ACME, 100).rest();
        assertThat(feed).hasSize(30).doesNotHaveDuplicates();
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.failure()).isEmpty())
                .allSatisfy(
                        outcome -> assertThat(outcome.result().orElseThrow()).isEqualTo(feed));
    }

    /** Stores 5 leads with 3 events each, and returns the events. */
    private static List<LeadEvent> write(StoreScene scene, int writer) {
        List<LeadEvent> events = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            LeadSnapshot lead = scene.add("writer" + writer + ".lead" + i + "@example.com");
            for (int change = 0; change < 2; change++) {
                lead = scene.update(lead, (before, now) -> before.record(decision(MARKETING, true), now));
            }
            events.addAll(scene.events(lead));
        }
        return events;
    }

    /** Polls the feed until it has returned this number of events. */
    private static List<LeadEvent> readUntil(StoreScene scene, int expected) {
        FeedReader reader = new FeedReader(scene.store().eventFeed(), ACME, 7);
        List<LeadEvent> events = new ArrayList<>();
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (events.size() < expected && System.nanoTime() < deadline) {
            events.addAll(reader.next().events());
        }
        return events;
    }
}
