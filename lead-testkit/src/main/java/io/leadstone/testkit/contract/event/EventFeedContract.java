package io.leadstone.testkit.contract.event;

import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.SampleLeads.decision;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.out.event.FeedSlice;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.FeedReader;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules of the event feed: each committed event once, in the order of its lead, and only for its company. */
public interface EventFeedContract extends StoreUnderTest {

    @Test
    default void the_feed_has_each_event_once_in_the_order_of_its_lead() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add("jordan@example.com");
        LeadSnapshot robin = scene.add("robin@example.com");
        jordan = scene.update(jordan, EventFeedContract::contact);
        robin = scene.update(robin, EventFeedContract::contact);
        List<LeadEvent> events = reader(scene, ACME, 100).rest();
        jordan = scene.update(jordan, (lead, now) -> lead.record(decision(MARKETING, true), now));

        assertThat(events).hasSize(4).doesNotHaveDuplicates();
        assertThat(of(events, robin)).isEqualTo(logOf(scene, robin));
        assertThat(of(reader(scene, ACME, 100).rest(), jordan)).isEqualTo(logOf(scene, jordan));
    }

    @Test
    default void a_read_continues_after_the_last_position() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add("jordan@example.com");
        for (int i = 0; i < 4; i++) {
            jordan = scene.update(jordan, (lead, now) -> lead.record(decision(MARKETING, true), now));
        }
        FeedReader reader = reader(scene, ACME, 2);

        List<FeedSlice> slices = List.of(reader.next(), reader.next(), reader.next());

        assertThat(slices).extracting(slice -> slice.events().size()).containsExactly(2, 2, 1);
        assertThat(slices).extracting(FeedSlice::hasMore).containsExactly(true, true, false);
        assertThat(slices.stream().flatMap(slice -> slice.events().stream())).isEqualTo(logOf(scene, jordan));
        assertThat(reader(scene, ACME, 2).rest()).as("positions do not change").isEqualTo(logOf(scene, jordan));
    }

    @Test
    default void an_empty_slice_has_a_position_that_finds_later_events() {
        StoreScene scene = new StoreScene(this);
        FeedReader reader = reader(scene, ACME, 10);
        assertThat(reader.next()).isEqualTo(new FeedSlice(List.of(), 0, false));

        LeadSnapshot jordan = scene.add("jordan@example.com");
        assertThat(reader.rest()).isEqualTo(logOf(scene, jordan));
        long end = reader.position();
        assertThat(reader.next()).isEqualTo(new FeedSlice(List.of(), end, false));

        LeadSnapshot robin = scene.add("robin@example.com");
        assertThat(reader.rest()).isEqualTo(logOf(scene, robin));
    }

    @Test
    default void a_new_event_of_an_older_lead_is_read_later() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot older = scene.add("older@example.com");
        scene.add("newer@example.com");
        FeedReader reader = reader(scene, ACME, 10);
        reader.rest();

        older = scene.update(older, EventFeedContract::contact);

        assertThat(reader.rest())
                .containsExactly(logOf(scene, older).get(1))
                .extracting(LeadEvent::type)
                .containsExactly(EventType.LEAD_STATUS_CHANGED);
    }

    @Test
    default void a_filter_selects_event_types_and_passes_the_other_events() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.update(scene.add("jordan@example.com"), EventFeedContract::contact);
        scene.add("robin@example.com");
        FeedReader changes = reader(scene, ACME, 10, EventType.LEAD_STATUS_CHANGED);
        FeedReader deletions = reader(scene, ACME, 10, EventType.LEAD_DELETED, EventType.LEAD_ERASED);

        assertThat(changes.rest()).containsExactly(logOf(scene, jordan).get(1));
        assertThat(deletions.rest()).isEmpty();
        assertThat(deletions.position()).isEqualTo(changes.position()).isPositive();

        jordan = scene.delete(jordan);
        assertThat(changes.rest()).isEmpty();
        assertThat(deletions.rest()).containsExactly(logOf(scene, jordan).get(2));
    }

    @Test
    default void each_company_has_a_feed_of_its_own() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot ofAcme = scene.add("jordan@example.com");
        LeadSnapshot ofGlobex = scene.add(scene.samples().capture(GLOBEX, "jordan@example.com"));

        assertThat(reader(scene, ACME, 10).rest()).isEqualTo(logOf(scene, ofAcme));
        assertThat(reader(scene, GLOBEX, 10).rest()).isEqualTo(logOf(scene, ofGlobex));
        assertThat(reader(scene, new CompanyId("acme-2"), 10).next()).isEqualTo(new FeedSlice(List.of(), 0, false));
    }

    @Test
    default void a_position_beyond_the_end_is_refused() {
        StoreScene scene = new StoreScene(this);
        scene.add("jordan@example.com");
        FeedReader reader = reader(scene, ACME, 10);
        reader.rest();

        for (long beyond : new long[] {reader.position() + 1, Long.MAX_VALUE}) {
            assertThatExceptionOfType(InvalidCommandException.class)
                    .isThrownBy(() -> scene.store().eventFeed().after(ACME, beyond, Set.of(), 10))
                    .satisfies(refused -> assertThat(refused.violations())
                            .extracting(Violation::field)
                            .containsExactly("after"));
        }
        assertThat(reader.rest()).isEmpty();
    }

    @Test
    default void the_feed_keeps_the_events_of_deleted_restored_and_erased_leads() {
        StoreScene scene = new StoreScene(this);
        FeedReader reader = reader(scene, ACME, 3);
        LeadSnapshot jordan = scene.addDeleted("jordan@example.com");
        List<LeadEvent> events = new ArrayList<>(reader.rest());
        jordan = scene.update(jordan, Lead::restore);
        jordan = scene.update(jordan, Lead::erase);
        events.addAll(reader.rest());
        jordan = scene.delete(jordan);
        events.addAll(reader.rest());

        assertThat(events)
                .isEqualTo(logOf(scene, jordan))
                .extracting(LeadEvent::type)
                .containsExactly(
                        EventType.LEAD_CREATED,
                        EventType.LEAD_DELETED,
                        EventType.LEAD_RESTORED,
                        EventType.LEAD_ERASED,
                        EventType.LEAD_DELETED);
    }

    @Test
    default void a_refused_write_adds_nothing_to_the_feed() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot stale = scene.add("jordan@example.com");
        scene.update(stale, EventFeedContract::contact);

        scene.assertRefused(scene.change(stale, Lead::delete), scene.leads()::update, VersionConflictException.class);

        assertThat(reader(scene, ACME, 10).rest())
                .extracting(LeadEvent::type)
                .containsExactlyInAnyOrder(
                        EventType.LEAD_CREATED, EventType.LEAD_STATUS_CHANGED, EventType.LEAD_CREATED);
    }

    /** 1,600 events: more than a store numbers at once, and more than it keeps with a lead. */
    @Test
    default void a_long_backlog_is_read_completely() {
        StoreScene scene = new StoreScene(this);
        List<LeadId> leads = Stream.of("jordan@example.com", "robin@example.com")
                .map(email -> scene.add(withEvents(scene, email, 800)).id())
                .toList();

        List<LeadEvent> events = reader(scene, ACME, 100).rest();

        assertThat(events).hasSize(1600).doesNotHaveDuplicates();
        assertThat(leads)
                .allSatisfy(lead -> assertThat(
                                events.stream().filter(event -> event.leadId().equals(lead)))
                        .extracting(LeadEvent::number)
                        .hasSize(800)
                        .isSorted());
    }

    private static LeadChange withEvents(StoreScene scene, String email, int events) {
        LeadChange change = scene.samples().capture(ACME, email);
        while (change.events().size() < events) {
            change = change.then(lead ->
                    lead.record(decision(MARKETING, true), scene.samples().context()));
        }
        return change;
    }

    private static LeadChange contact(Lead lead, ChangeContext now) {
        return lead.moveTo(LeadStatus.CONTACTED, LeadLifecycle.standard(), now);
    }

    private static FeedReader reader(StoreScene scene, CompanyId companyId, int limit, EventType... types) {
        return new FeedReader(scene.store().eventFeed(), companyId, limit, types);
    }

    private static List<LeadEvent> of(List<LeadEvent> events, LeadSnapshot lead) {
        return events.stream().filter(event -> event.leadId().equals(lead.id())).toList();
    }

    /** Returns the events of the lead, oldest first. */
    private static List<LeadEvent> logOf(StoreScene scene, LeadSnapshot lead) {
        List<LeadEvent> oldestFirst = new ArrayList<>(scene.events(lead));
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }
}
