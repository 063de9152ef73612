package io.leadstone.testkit.contract.lead;

import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.LeadFieldsBuilder;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadQueryBuilder;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.FieldChange;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.ForbiddenTransitionException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lifecycle of a lead through the use cases as one scenario, and the changes that are refused. */
public interface LeadLifecycleContract extends StoreUnderTest {

    @Test
    default void a_lead_passes_through_its_whole_lifecycle() {
        ManagedStore acme = new ManagedStore(this);

        // The website creates the lead with one consent.
        LeadSnapshot captured = acme.create(LeadFields.of("Jordan", "Lee", "Jordan@example.com")
                .phone("+1 555 123-9000")
                .source("website-chat")
                .consentDataProcessing(true)
                .build());
        LeadId id = captured.id();
        assertSame("leads.get", captured, acme.get(id));
        assertThat(captured.status()).isEqualTo(LeadStatus.NEW);
        assertThat(captured.consents().dataProcessing()).isEqualTo(ConsentState.GRANTED);
        assertThat(captured.consents().marketing()).isEqualTo(ConsentState.UNDECIDED);

        assertThat(acme.history(id))
                .singleElement()
                .satisfies(event -> assertThat(event.changes())
                        .containsExactly(FieldChange.of("consent_data_processing", "false", "true")));

        // One update changes fields and moves the lead to contacted.
        Instant contactedAt = acme.clock().advance(Duration.ofHours(1));
        LeadSnapshot contacted = acme.update(UpdateLeadCommand.of(
                id, f -> f.company("Acme").notes("Wants a call back.\nTuesday.").status(LeadStatus.CONTACTED)));
        assertSame("leads.get", contacted, acme.get(id));
        assertThat(contacted.version()).isEqualTo(2);
        assertThat(contacted.milestones().contactedAt()).contains(contactedAt);

        // The person grants the marketing consent and withdraws it.
        acme.clock().advance(Duration.ofHours(1));
        ConsentEntry granted = acme.record(id, MARKETING, true);
        acme.clock().advance(Duration.ofHours(1));
        ConsentEntry withdrawn = acme.record(id, MARKETING, false);
        assertThat(acme.consents(id)).startsWith(withdrawn, granted).hasSize(3);
        assertThat(acme.get(id).consents().marketing()).isEqualTo(ConsentState.WITHDRAWN);

        // The lead is lost, then qualified, then converted.
        acme.clock().advance(Duration.ofDays(1));
        acme.update(UpdateLeadCommand.of(id, f -> f.status(LeadStatus.LOST).lostReason("no budget")));
        assertThat(acme.get(id).lostReason()).contains("no budget");
        acme.clock().advance(Duration.ofDays(30));
        acme.update(UpdateLeadCommand.of(id, f -> f.status(LeadStatus.QUALIFIED)));
        assertThat(acme.get(id).lostReason()).isEmpty();
        Instant won = acme.clock().advance(Duration.ofDays(1));
        LeadSnapshot converted = acme.update(UpdateLeadCommand.of(id, f -> f.status(LeadStatus.CONVERTED)));
        assertSame("leads.get", converted, acme.get(id));
        assertThat(converted.milestones().contactedAt()).contains(contactedAt);
        assertThat(converted.milestones().convertedAt()).contains(won);
        assertThat(converted.milestones().lostAt()).isEmpty();

        // The lead is deleted, and restored without a loss.
        acme.clock().advance(Duration.ofDays(1));
        LeadSnapshot deleted = acme.management().leads().delete(ALICE, id, Optional.of(converted.version()));
        assertThatExceptionOfType(LeadNotFoundException.class).isThrownBy(() -> acme.get(id));
        assertThatExceptionOfType(LeadNotFoundException.class).isThrownBy(() -> acme.history(id));
        assertItems(
                "leads.listDeleted",
                acme.management().leads().listDeleted(ALICE, UP_TO_100).items(),
                deleted);
        LeadSnapshot restored = acme.management().leads().restore(ALICE, id, Optional.empty());
        assertSame("leads.get", restored, acme.get(id));
        assertThat(restored.details()).isEqualTo(converted.details());
        assertThat(restored.milestones()).isEqualTo(converted.milestones());

        // The log has all events, numbered without a gap.
        assertThat(acme.history(id))
                .extracting(LeadEvent::type)
                .containsExactly(
                        EventType.LEAD_RESTORED,
                        EventType.LEAD_DELETED,
                        EventType.LEAD_STATUS_CHANGED,
                        EventType.LEAD_STATUS_CHANGED,
                        EventType.LEAD_UPDATED,
                        EventType.LEAD_STATUS_CHANGED,
                        EventType.LEAD_CONSENT_CHANGED,
                        EventType.LEAD_CONSENT_CHANGED,
                        EventType.LEAD_STATUS_CHANGED,
                        EventType.LEAD_UPDATED,
                        EventType.LEAD_CREATED);
        assertThat(acme.history(id))
                .extracting(LeadEvent::number)
                .startsWith(11L, 10L)
                .endsWith(2L, 1L);
        assertThat(restored.lastEvent()).isEqualTo(11);

        // Finally the lead is erased.
        acme.clock().advance(Duration.ofDays(365));
        LeadSnapshot erased = acme.management().leads().erase(ALICE, id, Optional.empty());
        assertSame("leads.get", erased, acme.get(id));
        assertThat(erased.details())
                .isEqualTo(new LeadDetails(
                        restored.details().agent(),
                        restored.details().owner(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("website-chat"),
                        Optional.empty(),
                        List.of(),
                        Metadata.EMPTY));
        assertThat(erased.lostReason()).isEmpty();
        assertThat(erased.status()).isEqualTo(LeadStatus.CONVERTED);
        assertThat(erased.details().source()).contains("website-chat");
    }

    @Test
    default void an_owner_can_be_assigned_changed_and_removed() {
        ManagedStore acme = new ManagedStore(this);
        LeadId id = acme.create(
                        SampleLeads.draft("jordan@example.com").ownerId("sam").build())
                .id();
        acme.create(SampleLeads.draft("robin@example.com").build());
        assertThat(acme.get(id).details().owner()).contains(new OwnerId("sam"));

        LeadSnapshot toKim =
                acme.update(UpdateLeadCommand.of(id, f -> f.ownerId("kim").notes("call back")));
        assertThat(acme.get(id)).isEqualTo(toKim);
        assertThat(toKim.details().owner()).contains(new OwnerId("kim"));
        assertThat(acme.update(UpdateLeadCommand.of(id, f -> f.ownerId("kim")))).isEqualTo(toKim);
        LeadSnapshot toNobody = acme.update(UpdateLeadCommand.of(id, LeadFieldsBuilder::clearOwnerId));
        assertThat(acme.get(id)).isEqualTo(toNobody);
        assertThat(toNobody.details().owner()).isEmpty();
        assertThat(toNobody.version()).isEqualTo(3);

        assertThat(acme.history(id))
                .extracting(LeadEvent::type)
                .containsExactly(
                        EventType.LEAD_ASSIGNED,
                        EventType.LEAD_ASSIGNED,
                        EventType.LEAD_UPDATED,
                        EventType.LEAD_CREATED);
        assertThat(acme.history(id).get(2).changes()).containsExactly(FieldChange.of("notes"));
    }

    @Test
    default void an_erased_lead_keeps_its_owner() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot jordan = acme.create(
                SampleLeads.draft("jordan@example.com").ownerId("sam").build());
        Caller other = Caller.member(new CompanyId("other"), "olga", Scope.values());
        LeadQuery ofSam = LeadQuery.builder().owner(new OwnerId("sam")).build();

        LeadSnapshot erased = acme.management().leads().erase(ALICE, jordan.id(), Optional.empty());

        assertThat(erased.details().owner()).contains(new OwnerId("sam"));
        assertThat(acme.get(jordan.id())).isEqualTo(erased);
        assertThat(acme.management().leads().list(ALICE, ofSam, UP_TO_100).items())
                .containsExactly(erased);
        assertThat(acme.management().leads().list(other, ofSam, UP_TO_100).items())
                .isEmpty();
        acme.management().leads().delete(ALICE, jordan.id(), Optional.empty());
        assertThat(acme.management().leads().list(ALICE, ofSam, UP_TO_100).items())
                .isEmpty();
    }

    @Test
    default void search_does_not_find_erased_values() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot jordan = acme.create(SampleLeads.draft("jordan@example.com")
                .phone("+1 555 123-9000")
                .company("Lumen")
                .tags(List.of("vip"))
                .build());
        acme.management().leads().erase(ALICE, jordan.id(), Optional.empty());

        Stream.of(
                        LeadQuery.builder().search("jordan"),
                        LeadQuery.builder().search("lee"),
                        LeadQuery.builder().search("lumen"),
                        LeadQuery.builder().search("erased"),
                        LeadQuery.builder().search("leadstone.invalid"),
                        LeadQuery.builder().search(jordan.id().toString()),
                        LeadQuery.builder().search("5551239000"),
                        LeadQuery.builder().tag("vip"))
                .map(LeadQueryBuilder::build)
                .forEach(query -> assertThat(list(acme, query))
                        .as("leads.list of %s", query)
                        .isEmpty());
        assertThat(acme.create(SampleLeads.draft("jordan@example.com").build()).id())
                .isNotEqualTo(jordan.id());
        assertThat(list(acme, LeadQuery.ALL)).hasSize(2);
    }

    @Test
    default void a_deleted_lead_can_be_erased_and_stays_deleted() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot jordan =
                acme.create(SampleLeads.draft("jordan@example.com").build());
        acme.management().leads().delete(ALICE, jordan.id(), Optional.empty());

        LeadSnapshot erased = acme.management().leads().erase(ALICE, jordan.id(), Optional.empty());

        assertItems(
                "leads.listDeleted",
                acme.management().leads().listDeleted(ALICE, UP_TO_100).items(),
                erased);
        assertThat(erased.isErased()).isTrue();
    }

    @Test
    default void an_update_that_changes_nothing_writes_nothing() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot jordan =
                acme.create(SampleLeads.draft("jordan@example.com").build());
        acme.clock().advance(Duration.ofHours(1));

        acme.update(UpdateLeadCommand.of(
                jordan.id(), f -> f.firstName("Jordan").status(LeadStatus.NEW).consentMarketing(false)));

        assertSame("leads.get", jordan, acme.get(jordan.id()));
        assertThat(acme.history(jordan.id())).hasSize(1);
    }

    @Test
    default void a_refused_update_stores_nothing() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot robin = acme.create(SampleLeads.draft("robin@example.com").build());
        LeadSnapshot jordan = acme.create(SampleLeads.draft("jordan@example.com")
                .status(LeadStatus.CONVERTED)
                .build());

        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> acme.update(
                        UpdateLeadCommand.of(jordan.id(), f -> f.notes("late")).expecting(7)));
        assertThatExceptionOfType(ForbiddenTransitionException.class)
                .isThrownBy(() -> acme.update(
                        UpdateLeadCommand.of(jordan.id(), f -> f.notes("again").status(LeadStatus.NEW))));
        assertThatExceptionOfType(DuplicateEmailException.class)
                .isThrownBy(() -> acme.update(
                        UpdateLeadCommand.of(jordan.id(), f -> f.notes("taken").email("ROBIN@example.com"))))
                .satisfies(duplicate -> assertThat(duplicate.emailOwner()).contains(robin.id()));

        assertSame("leads.get", jordan, acme.get(jordan.id()));
        assertThat(acme.history(jordan.id())).hasSize(1);
    }

    private static List<LeadSnapshot> list(ManagedStore acme, LeadQuery query) {
        return acme.management().leads().list(ALICE, query, UP_TO_100).items();
    }
}
