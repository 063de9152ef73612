package io.leadstone.testkit.contract.lead;

import static io.leadstone.domain.lead.ConsentPurpose.DATA_PROCESSING;
import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.SampleLeads.decision;
import static io.leadstone.testkit.SampleLeads.details;
import static io.leadstone.testkit.contract.fixture.NamedTest.dynamicTest;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.query.LeadQuery;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.Prepared;
import io.leadstone.testkit.contract.fixture.RichLeads;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules for reading leads: each port returns a snapshot that equals the stored one. */
public interface LeadRoundTripContract extends StoreUnderTest {

    @TestFactory
    default Stream<DynamicTest> lead_details_are_read_as_they_were_written() {
        return RichLeads.byName().entrySet().stream()
                .map(rich -> dynamicTest(rich.getKey(), () -> {
                    StoreScene scene = new StoreScene(this);
                    assertRoundTrip(scene, scene.add(rich.getValue()));
                }));
    }

    @TestFactory
    default Stream<DynamicTest> metadata_is_stored_character_by_character() {
        Prepared<StoreScene> prepared = new Prepared<>(() -> new StoreScene(this));
        return RichLeads.METADATA.stream()
                .map(json -> dynamicTest(start(new Metadata(json)), () -> {
                    StoreScene scene = prepared.get();
                    LeadSnapshot lead = scene.add(details()
                            .email(scene.samples().unusedId() + "@example.com")
                            .metadata(json)
                            .build());
                    LeadSnapshot found = scene.leads().find(ACME, lead.id()).orElseThrow();
                    assertThat(found.details().metadata().json())
                            .isEqualTo(lead.details().metadata().json());
                }));
    }

    @TestFactory
    default Stream<DynamicTest> lead_instants_are_stored_to_the_millisecond() {
        return RichLeads.INSTANTS.stream()
                .map(text -> dynamicTest(text, () -> {
                    StoreScene scene = new StoreScene(this);
                    scene.samples().clock().set(Instant.parse(text));
                    LeadSnapshot lead = scene.add(scene.samples()
                            .capture(ACME, details().build(), LeadStatus.CONVERTED, decision(MARKETING, true)));
                    assertThat(lead.milestones().convertedAt()).contains(Instant.parse(text));
                    assertRoundTrip(scene, lead);
                    assertThat(scene.events(lead)).allMatch(event -> event.at().equals(Instant.parse(text)));
                    assertThat(scene.entries(lead))
                            .allMatch(entry -> entry.recordedAt().equals(Instant.parse(text)));

                    LeadSnapshot deleted = scene.delete(lead);
                    assertFound("leads.findDeleted", deleted, scene.leads().findDeleted(ACME, lead.id()));
                }));
    }

    @TestFactory
    default Stream<DynamicTest> each_status_is_read_with_its_milestones() {
        return Arrays.stream(LeadStatus.values())
                .map(status -> dynamicTest(status.code(), () -> {
                    StoreScene scene = new StoreScene(this);
                    LeadSnapshot lead =
                            scene.add(scene.samples().capture(ACME, details().build(), status));
                    assertRoundTrip(scene, lead);
                }));
    }

    @Test
    default void each_milestone_is_stored_with_its_own_instant() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot lead = scene.add("jordan@example.com");
        for (LeadStatus status : List.of(LeadStatus.CONTACTED, LeadStatus.QUALIFIED, LeadStatus.CONVERTED)) {
            scene.samples().clock().advance(Duration.ofHours(1));
            lead = scene.update(lead, (now, at) -> now.moveTo(status, LeadLifecycle.standard(), at));
            assertRoundTrip(scene, lead);
        }
    }

    @Test
    default void the_lost_reason_is_stored_until_the_status_changes() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot lead = scene.add("jordan@example.com");
        String reason = "é🦊 ".repeat(166) + "🦊🦊";
        LeadSnapshot lost = scene.update(
                lead,
                (now, at) -> now.moveTo(LeadStatus.LOST, LeadLifecycle.standard(), at)
                        .then(next -> next.explainLoss(Optional.of(reason), at)));
        assertThat(lost.lostReason()).contains(reason);
        assertRoundTrip(scene, lost);

        assertRoundTrip(
                scene, scene.update(lost, (now, at) -> now.moveTo(LeadStatus.CONTACTED, LeadLifecycle.standard(), at)));
    }

    @Test
    default void undecided_and_withdrawn_consents_are_stored_as_different_states() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot undecided = scene.add("undecided@example.com");
        LeadSnapshot granted = scene.update(
                scene.add("granted@example.com"), (lead, now) -> lead.record(decision(DATA_PROCESSING, true), now));
        LeadSnapshot withdrawn = scene.update(
                scene.add("withdrawn@example.com"), (lead, now) -> lead.record(decision(MARKETING, false), now));

        for (LeadSnapshot lead : List.of(undecided, granted, withdrawn)) {
            assertFound("leads.find", lead, scene.leads().find(ACME, lead.id()));
        }
    }

    @Test
    default void an_erased_lead_is_read_as_erased() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot erased = scene.update(scene.add(RichLeads.everything()), Lead::erase);

        assertRoundTrip(scene, erased);
    }

    @Test
    default void a_change_stores_every_field() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot lead = scene.add("jordan@example.com");
        for (var rich : RichLeads.byName().entrySet()) {
            lead = scene.update(
                    lead,
                    (now, at) ->
                            now.revise(rich.getValue(), at).then(next -> next.record(decision(MARKETING, true), at)));
            assertThat(scene.leads().find(ACME, lead.id()))
                    .as("leads.find after a change to %s", rich.getKey())
                    .contains(lead);
        }
    }

    private static void assertRoundTrip(StoreScene scene, LeadSnapshot lead) {
        assertFound("leads.find", lead, scene.leads().find(ACME, lead.id()));
        lead.details()
                .email()
                .ifPresent(email ->
                        assertThat(scene.leads().findByEmail(ACME, email)).contains(lead));
        assertItems(
                "search.list",
                scene.store().search().list(ACME, LeadQuery.ALL, UP_TO_100).items(),
                lead);
    }

    private static String start(Metadata metadata) {
        return metadata.json().substring(0, Math.min(40, metadata.json().length()));
    }
}
