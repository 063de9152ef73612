package io.leadstone.testkit.contract.lead;

import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.SampleLeads.decision;
import static io.leadstone.testkit.SampleLeads.details;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.PagedList;
import io.leadstone.testkit.contract.fixture.RichLeads;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Rules of the event log. Its events are written with their change, read unchanged, and listed by descending number
 * without a gap.
 */
public interface EventLogContract extends StoreUnderTest {

    @Test
    default void a_new_lead_has_its_creation_event_in_the_log() {
        StoreScene scene = new StoreScene(this);
        LeadChange newLead = scene.samples().capture(ACME, "jordan@example.com");
        LeadSnapshot jordan = scene.add(newLead);
        scene.add("robin@example.com");

        assertSame("events.eventsOf", newLead.events(), scene.events(jordan));
        assertThat(scene.store()
                        .events()
                        .eventsOf(ACME, scene.samples().unusedId(), UP_TO_100)
                        .items())
                .isEmpty();
    }

    /** Earlier versions of the library stored the consents of a new lead as separate events. */
    @Test
    default void a_new_lead_with_separate_consent_events_is_stored() {
        StoreScene scene = new StoreScene(this);
        LeadChange newLead = scene.samples()
                .capture(ACME, "jordan@example.com")
                .then(lead ->
                        lead.record(decision(MARKETING, true), scene.samples().context()));
        LeadSnapshot jordan = scene.add(newLead);

        assertThat(newLead.events().get(0).changes()).isEmpty();
        assertThat(scene.events(jordan))
                .containsExactly(newLead.events().get(1), newLead.events().get(0));
        assertThat(scene.leads().find(ACME, jordan.id())).contains(newLead.after());
    }

    /** The clock is set back between the changes, because only the event number defines the order. */
    @Test
    default void events_of_every_type_are_stored_in_order() {
        StoreScene scene = new StoreScene(this);
        LeadChange newLead = scene.samples().capture(ACME, RichLeads.everything());
        LeadSnapshot lead = scene.add(newLead);
        List<LeadEvent> newestFirst = new ArrayList<>(newLead.events());
        List<BiFunction<Lead, ChangeContext, LeadChange>> operations = List.of(
                (now, at) -> now.revise(
                        details()
                                .email("all@example.com")
                                .build()
                                .assignedTo(now.snapshot().details().owner()),
                        at),
                (now, at) -> now.assign(Optional.of(new OwnerId("kim")), at),
                (now, at) -> now.moveTo(LeadStatus.CONTACTED, LeadLifecycle.standard(), at),
                (now, at) -> now.record(decision(MARKETING, true), at),
                (now, at) -> now.submit(at.nextId(), at),
                Lead::delete,
                Lead::restore,
                Lead::erase);
        for (BiFunction<Lead, ChangeContext, LeadChange> operation : operations) {
            scene.samples().clock().advance(Duration.ofSeconds(-1));
            LeadChange change = scene.change(lead, operation);
            lead = scene.update(change);
            newestFirst.addAll(0, change.events());
        }

        assertSame("events.eventsOf", newestFirst, scene.events(lead));
        assertThat(newestFirst)
                .extracting(LeadEvent::type)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .filter(type -> type.code().startsWith("lead.") && type != EventType.LEAD_PURGED)
                        .toList());
    }

    @TestFactory
    default Stream<DynamicTest> events_are_listed_by_descending_number() {
        return PagedList.testsOf("events.eventsOf", () -> {
            StoreScene scene = new StoreScene(this);
            LeadSnapshot jordan = scene.add("jordan@example.com");
            for (int i = 0; i < 11; i++) {
                jordan = scene.update(jordan, (lead, now) -> lead.record(decision(MARKETING, true), now));
            }
            LeadSnapshot last = jordan;
            List<LeadEvent> events = scene.events(last);
            assertThat(events)
                    .extracting(LeadEvent::number)
                    .isEqualTo(
                            IntStream.rangeClosed(1, 12).mapToObj(i -> 13L - i).toList());
            return new PagedList<>(page -> scene.store().events().eventsOf(ACME, last.id(), page), events);
        });
    }

    @Test
    default void an_event_is_read_as_it_was_written() {
        StoreScene scene = new StoreScene(this);
        ChangeContext context = new ChangeContext(
                scene.samples().clock().instant(),
                "ключ 🦊'\\%".repeat(18) + "🦊".repeat(38),
                scene.samples().ids());
        LeadChange newLead = Lead.capture(
                scene.samples().unusedId(),
                ACME,
                details().build(),
                LeadStatus.NEW,
                Optional.empty(),
                List.of(),
                context);
        LeadSnapshot lead = scene.add(newLead);
        // All fields differ, so this event names the most fields. The owner has a separate event.
        LeadChange change = Lead.restore(lead).revise(RichLeads.everything(), context);
        scene.update(change);

        assertItems(
                "events.eventsOf",
                scene.events(lead),
                change.events().get(1),
                change.events().get(0),
                newLead.events().get(0));
        assertThat(change.events().get(0).changes()).hasSize(10);
    }
}
