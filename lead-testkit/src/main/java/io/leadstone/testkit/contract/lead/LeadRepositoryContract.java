package io.leadstone.testkit.contract.lead;

import static io.leadstone.domain.LeadStatus.CONTACTED;
import static io.leadstone.domain.LeadStatus.NEW;
import static io.leadstone.domain.LeadStatus.QUALIFIED;
import static io.leadstone.domain.lead.ConsentPurpose.DATA_PROCESSING;
import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.SampleLeads.decision;
import static io.leadstone.testkit.SampleLeads.details;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.RichLeads;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Rules for storing and changing one lead. A change is stored completely or not at all, and it never overwrites another
 * change.
 */
public interface LeadRepositoryContract extends StoreUnderTest {

    @Test
    default void a_new_lead_is_found_by_id_and_by_email() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add("jordan@example.com");
        scene.add("robin@example.com");

        assertFound("leads.find", jordan, scene.leads().find(ACME, jordan.id()));
        assertFound(
                "leads.findByEmail", jordan, scene.leads().findByEmail(ACME, new EmailAddress("jordan@example.com")));
        assertThat(scene.leads().findDeleted(ACME, jordan.id())).isEmpty();
    }

    @Test
    default void add_never_overwrites_a_lead_with_the_same_id() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add("jordan@example.com");
        LeadSnapshot deleted = scene.addDeleted("robin@example.com");
        List<LeadEvent> events = scene.events(jordan);
        LeadSnapshot other = scene.samples().capture(ACME, "taylor@example.com").after();

        for (LeadSnapshot taken : List.of(jordan, deleted)) {
            LeadChange duplicate = Lead.capture(
                    taken.id(),
                    ACME,
                    other.details(),
                    NEW,
                    Optional.empty(),
                    List.of(),
                    scene.samples().context());
            assertThatThrownBy(() -> scene.leads().add(duplicate)).isInstanceOf(RuntimeException.class);
        }

        assertFound("leads.find", jordan, scene.leads().find(ACME, jordan.id()));
        assertFound("leads.findDeleted", deleted, scene.leads().findDeleted(ACME, deleted.id()));
        assertThat(scene.leads().findByEmail(ACME, other.details().email().orElseThrow()))
                .isEmpty();
        assertSame("events.eventsOf", events, scene.events(jordan));
    }

    @Test
    default void missing_leads_are_not_found() {
        StoreScene scene = new StoreScene(this);
        scene.add("jordan@example.com");

        assertThat(scene.leads().find(ACME, scene.samples().unusedId())).isEmpty();
        assertThat(scene.leads().findDeleted(ACME, scene.samples().unusedId())).isEmpty();
        assertThat(scene.leads().findByEmail(ACME, new EmailAddress("robin@example.com")))
                .isEmpty();
    }

    @Test
    default void a_changed_lead_is_found_with_its_new_values() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add("jordan@example.com");
        scene.samples().clock().advance(Duration.ofMillis(1));

        LeadSnapshot next = scene.update(
                jordan,
                (lead, now) ->
                        lead.revise(details().name("Jo", "Lee").tags("b", "a").build(), now));

        assertFound("leads.find", next, scene.leads().find(ACME, jordan.id()));
        assertThat(next.version()).isEqualTo(2);
    }

    @Test
    default void a_cleared_field_is_stored_as_empty() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot full = scene.add(RichLeads.everything());

        LeadSnapshot bare = scene.update(
                full,
                (lead, now) -> lead.revise(details().email("full@example.com").build(), now));

        assertFound("leads.find", bare, scene.leads().find(ACME, full.id()));
    }

    @Test
    default void several_operations_are_stored_as_one_change() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add(scene.samples()
                .capture(ACME, details().build(), decision(DATA_PROCESSING, true), decision(MARKETING, true)));
        scene.samples().clock().advance(Duration.ofMinutes(1));
        LeadChange change = scene.change(
                jordan,
                (lead, now) -> lead.revise(details().company("Acme").build(), now)
                        .then(next -> next.moveTo(CONTACTED, LeadLifecycle.standard(), now))
                        .then(next -> next.moveTo(QUALIFIED, LeadLifecycle.standard(), now))
                        .then(next -> next.record(decision(MARKETING, false), now))
                        .then(next -> next.record(decision(DATA_PROCESSING, false), now))
                        .then(next -> next.record(decision(DATA_PROCESSING, true), now)));

        scene.update(change);

        assertFound("leads.find", change.after(), scene.leads().find(ACME, jordan.id()));
        assertThat(change.after().version()).isEqualTo(2);
        assertThat(scene.events(jordan).subList(0, 6)).isEqualTo(newestFirst(change.events()));
        assertThat(scene.entries(jordan).subList(0, 3)).isEqualTo(newestFirst(change.consents()));
        assertThat(scene.events(jordan)).hasSize(7);
        assertThat(scene.entries(jordan)).hasSize(5);
    }

    @Test
    default void a_lead_change_with_an_old_version_is_refused() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add("jordan@example.com");
        LeadSnapshot first = scene.update(jordan, (lead, now) -> lead.record(decision(MARKETING, true), now));

        scene.assertRefused(
                scene.change(jordan, (lead, now) -> lead.record(decision(MARKETING, false), now)),
                scene.leads()::update,
                VersionConflictException.class);
        assertFound("leads.find", first, scene.leads().find(ACME, jordan.id()));
    }

    @Test
    default void a_lead_change_with_a_future_version_is_refused() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add("jordan@example.com");
        LeadChange next = scene.change(jordan, (lead, now) -> lead.record(decision(MARKETING, true), now));
        LeadChange afterNext = scene.change(next.after(), Lead::delete);

        scene.assertRefused(afterNext, scene.leads()::update, VersionConflictException.class);
    }

    @Test
    default void a_change_based_on_a_version_before_deletion_is_refused() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add("jordan@example.com");
        scene.delete(jordan);

        scene.assertRefused(
                scene.change(jordan, (lead, now) -> lead.record(decision(MARKETING, true), now)),
                scene.leads()::update,
                VersionConflictException.class);
    }

    @Test
    default void a_change_of_a_missing_lead_is_refused() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot missing =
                scene.samples().capture(ACME, "nobody@example.com").after();

        scene.assertRefused(
                scene.change(missing, (lead, now) -> lead.record(decision(MARKETING, true), now)),
                scene.leads()::update,
                LeadNotFoundException.class);
    }

    @Test
    default void a_deleted_lead_is_hidden_until_it_is_restored() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add(RichLeads.everything());
        EmailAddress email = jordan.details().email().orElseThrow();
        scene.samples().clock().advance(Duration.ofDays(1));

        LeadSnapshot deleted = scene.delete(jordan);
        assertThat(scene.leads().find(ACME, jordan.id())).isEmpty();
        assertThat(scene.leads().findByEmail(ACME, email)).isEmpty();
        assertFound("leads.findDeleted", deleted, scene.leads().findDeleted(ACME, jordan.id()));

        LeadSnapshot restored = scene.update(deleted, Lead::restore);
        assertFound("leads.find", restored, scene.leads().find(ACME, jordan.id()));
        assertFound("leads.findByEmail", restored, scene.leads().findByEmail(ACME, email));
        assertThat(scene.leads().findDeleted(ACME, jordan.id())).isEmpty();
    }

    @Test
    default void a_deleted_lead_can_be_changed() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot deleted = scene.delete(scene.add(RichLeads.everything()));

        LeadSnapshot erased = scene.update(deleted, Lead::erase);

        assertFound("leads.findDeleted", erased, scene.leads().findDeleted(ACME, deleted.id()));
        assertThat(scene.leads().find(ACME, deleted.id())).isEmpty();
    }

    private static <T> List<T> newestFirst(List<T> inOrder) {
        List<T> reversed = new ArrayList<>(inOrder);
        Collections.reverse(reversed);
        return reversed;
    }
}
