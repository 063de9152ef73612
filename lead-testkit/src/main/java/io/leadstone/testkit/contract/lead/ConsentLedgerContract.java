package io.leadstone.testkit.contract.lead;

import static io.leadstone.domain.lead.ConsentPurpose.DATA_PROCESSING;
import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.SampleLeads.decision;
import static io.leadstone.testkit.SampleLeads.details;
import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.in.lead.RecordConsentCommand;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.ConsentEvidence;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.Consents;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.PagedList;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules of the consent ledger. Its entries are written with their change, read unchanged and listed newest first. */
public interface ConsentLedgerContract extends StoreUnderTest {

    @Test
    default void a_lead_without_consent_decisions_has_no_ledger_entries() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add("jordan@example.com");

        assertThat(scene.entries(jordan)).isEmpty();
        assertThat(scene.store()
                        .consents()
                        .entriesOf(ACME, scene.samples().unusedId(), UP_TO_100)
                        .items())
                .isEmpty();
    }

    /** Nodes with different clocks make ids in any order. */
    @Test
    default void the_last_decision_is_the_newest_entry_whatever_its_id() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add("jordan@example.com");
        ChangeContext context = scene.samples().context();

        LeadSnapshot granted = scene.update(Lead.restore(jordan)
                .record(
                        decision(MARKETING, true),
                        context.withNextId(UUID.fromString("ffffffff-ffff-7fff-bfff-ffffffffffff"))));
        scene.update(Lead.restore(granted)
                .record(
                        decision(MARKETING, false),
                        context.withNextId(UUID.fromString("00000000-0000-7000-8000-000000000001"))));

        assertThat(scene.entries(jordan))
                .extracting(entry -> entry.decision().granted())
                .containsExactly(false, true);
    }

    @Test
    default void consent_decisions_of_a_new_lead_are_in_the_ledger() {
        StoreScene scene = new StoreScene(this);
        LeadChange newLead = scene.samples()
                .capture(ACME, details().build(), decision(DATA_PROCESSING, true), decision(MARKETING, false));
        LeadSnapshot jordan = scene.add(newLead);
        scene.add("robin@example.com");

        assertItems(
                "consents.entriesOf",
                scene.entries(jordan),
                newLead.consents().get(1),
                newLead.consents().get(0));
    }

    @Test
    default void an_update_does_not_grant_a_withdrawn_consent() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot jordan = acme.create(
                SampleLeads.draft("jordan@example.com").consentMarketing(true).build());
        acme.record(jordan.id(), MARKETING, false);
        UpdateLeadCommand command = UpdateLeadCommand.of(
                jordan.id(),
                fields -> fields.notes("Called.").consentMarketing(true).consentDataProcessing(true));

        LeadSnapshot updated = acme.update(command);
        LeadSnapshot again = acme.update(command.expecting(updated.version()));

        assertThat(updated.details().notes()).contains("Called.");
        assertThat(updated.consents()).isEqualTo(new Consents(ConsentState.GRANTED, ConsentState.WITHDRAWN));
        assertThat(command.keptWithdrawals(updated)).containsExactly(MARKETING);
        assertThat(again).isEqualTo(updated);
        assertSame("leads.get", updated, acme.get(jordan.id()));
        assertThat(acme.consents(jordan.id())).hasSize(3);
        acme.record(jordan.id(), MARKETING, true);
        assertThat(acme.get(jordan.id()).consents().marketing()).isEqualTo(ConsentState.GRANTED);
        assertThat(command.keptWithdrawals(acme.get(jordan.id()))).isEmpty();
    }

    @TestFactory
    default Stream<DynamicTest> ledger_entries_are_listed_newest_first() {
        return PagedList.testsOf("consents.entriesOf", () -> {
            StoreScene scene = new StoreScene(this);
            LeadSnapshot jordan = scene.add("jordan@example.com");
            List<ConsentEntry> newestFirst = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                boolean granted = i % 2 == 0;
                // Three entries have the same instant.
                scene.samples().clock().advance(Duration.ofMillis(i % 3 == 0 ? 1 : 0));
                LeadChange change = scene.change(jordan, (lead, now) -> lead.record(decision(MARKETING, granted), now));
                jordan = scene.update(change);
                newestFirst.addAll(0, change.consents());
            }
            LeadSnapshot last = jordan;
            return new PagedList<>(page -> scene.store().consents().entriesOf(ACME, last.id(), page), newestFirst);
        });
    }

    @Test
    default void a_ledger_entry_is_read_as_it_was_written() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add("jordan@example.com");
        ChangeContext context = new ChangeContext(
                scene.samples().clock().instant(),
                "🦊".repeat(ChangeContext.MAX_ACTOR),
                scene.samples().ids());
        ConsentDecision full = new ConsentDecision(
                DATA_PROCESSING,
                false,
                Optional.of("é🦊 \\ ' %".repeat(11) + "🦊".repeat(12)),
                Optional.of("🦊".repeat(98) + "ß2"),
                Optional.of(Instant.parse("1999-12-31T23:59:59.123Z")),
                Optional.of(
                        new ConsentEvidence("{\"wording\": \"" + "🦊".repeat(1014) + "\", \"n\": 1.50, \"a\": [{}]}")));
        ConsentDecision bare = new ConsentDecision(MARKETING, true, "api", Optional.empty());

        LeadChange change = Lead.restore(jordan).record(full, context).then(lead -> lead.record(bare, context));
        scene.update(change);

        assertItems(
                "consents.entriesOf",
                scene.entries(jordan),
                change.consents().get(1),
                change.consents().get(0));
    }

    @Test
    default void a_recorded_decision_has_its_proof() {
        ManagedStore acme = new ManagedStore(this);
        LeadId jordan =
                acme.create(SampleLeads.draft("jordan@example.com").build()).id();
        Instant given = acme.clock().instant().minus(Duration.ofDays(30));

        ConsentEntry entry = acme.management()
                .leads()
                .recordConsent(
                        ALICE,
                        RecordConsentCommand.grant(jordan, MARKETING)
                                .givenAt(given)
                                .evidence("{\"form\":\"fair\"}")
                                .build());
        ConsentEntry now = acme.management()
                .leads()
                .recordConsent(
                        ALICE,
                        RecordConsentCommand.grant(jordan, DATA_PROCESSING)
                                .givenAt(acme.clock().instant())
                                .build());

        assertThat(acme.consents(jordan)).containsExactly(now, entry);
        assertThat(entry.givenAt()).isEqualTo(given);
        assertThat(entry.recordedAt()).isEqualTo(acme.clock().instant());
        assertThat(entry.decision().evidence()).contains(new ConsentEvidence("{\"form\":\"fair\"}"));
        assertThat(now.givenAt()).isEqualTo(now.recordedAt());
        for (Instant wrong : List.of(acme.clock().instant().plusMillis(1), Instant.parse("1899-12-31T23:59:59Z"))) {
            assertThatExceptionOfType(InvalidCommandException.class)
                    .isThrownBy(() -> acme.management()
                            .leads()
                            .recordConsent(
                                    ALICE,
                                    RecordConsentCommand.grant(jordan, MARKETING)
                                            .givenAt(wrong)
                                            .build()))
                    .satisfies(refused -> assertThat(refused.violations())
                            .extracting(Violation::field)
                            .containsExactly("given_at"));
        }
        for (String wrong : List.of(
                "[]", "{\"a\":{\"b\":{\"c\":{}}}}", "{\"a\":\"" + "x".repeat(ConsentEvidence.MAX_BYTES) + "\"}")) {
            assertThatExceptionOfType(InvalidCommandException.class)
                    .isThrownBy(() -> acme.management()
                            .leads()
                            .recordConsent(
                                    ALICE,
                                    RecordConsentCommand.grant(jordan, MARKETING)
                                            .evidence(wrong)
                                            .build()))
                    .satisfies(refused -> assertThat(refused.violations())
                            .extracting(Violation::field)
                            .containsExactly("evidence"));
        }
    }

    @Test
    default void the_consent_ledger_is_kept_after_deletion_and_erasure() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add(scene.samples().capture(ACME, details().build(), decision(MARKETING, true)));
        List<ConsentEntry> entries = scene.entries(jordan);

        LeadSnapshot deleted = scene.delete(jordan);
        assertThat(scene.entries(deleted)).isEqualTo(entries).hasSize(1);

        scene.update(deleted, Lead::erase);
        assertSame(
                "consents.entriesOf", entries.stream().map(ConsentEntry::erased).toList(), scene.entries(deleted));
    }
}
