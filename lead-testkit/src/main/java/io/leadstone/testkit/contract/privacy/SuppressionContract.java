package io.leadstone.testkit.contract.privacy;

import static io.leadstone.domain.lead.ConsentPurpose.DATA_PROCESSING;
import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLead;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.in.privacy.ConsentWithdrawal;
import io.leadstone.application.port.in.privacy.PersonQuery;
import io.leadstone.application.port.in.privacy.PurgeReport;
import io.leadstone.application.port.in.privacy.RetentionRules;
import io.leadstone.application.port.in.privacy.SuppressAddressCommand;
import io.leadstone.application.port.out.SharedCompanySettings;
import io.leadstone.application.port.out.SuppressedCapture;
import io.leadstone.application.port.out.privacy.SuppressionList;
import io.leadstone.application.privacy.SuppressionKeys;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.SuppressedException;
import io.leadstone.domain.failure.SuppressionKeyMissingException;
import io.leadstone.domain.failure.SuppressionNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.domain.lead.Suppression.Effect;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * Rules of suppression lists: they refuse addresses, they withhold consents, and their entries are written with the
 * change of the lead.
 */
public interface SuppressionContract extends StoreUnderTest {

    /** A key of a past year. */
    String OLD_KEY = "2025:" + "A".repeat(43) + "=";

    /** The key that makes new hashes, and the older one. */
    String BOTH_KEYS = "2026:" + "B".repeat(42) + "A=," + OLD_KEY;

    /** An email of the tests. */
    String EMAIL = "jordan@example.com";

    /** A phone number of the tests. */
    String PHONE = "+49 170 1234567";

    @Test
    default void a_suppressed_email_is_refused_in_each_form_of_its_key() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        Suppression entry = acme.management()
                .privacy()
                .suppress(
                        ALICE,
                        new SuppressAddressCommand(
                                Optional.of("Jordan@Example.com"), Optional.empty(), Optional.of("asked by letter")));

        assertThat(entry.effect()).isEqualTo(Effect.REFUSE);
        assertThat(entry.keyId()).isEqualTo("2026");
        assertThat(entry.recordedBy()).isEqualTo("alice");
        assertThat(entry.recordedAt()).isEqualTo(acme.clock().instant());
        assertThat(entry.reason()).contains("asked by letter");
        for (DuplicatePolicy policy : DuplicatePolicy.values()) {
            assertThatExceptionOfType(SuppressedException.class)
                    .isThrownBy(() ->
                            acme.create(SampleLeads.draft("JORDAN@example.com").build(), policy));
        }
        assertThat(acme.create(SampleLeads.draft("other@example.com").build())).isNotNull();
        assertThat(acme.management()
                        .leads()
                        .create(
                                Caller.member(GLOBEX, "gina", Scope.values()),
                                new CreateLeadCommand(SampleLeads.draft(EMAIL).build()))
                        .lead())
                .as("another company")
                .isNotNull();
    }

    @Test
    default void a_suppressed_phone_is_refused_by_its_international_form() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        acme.management().privacy().suppress(ALICE, SuppressAddressCommand.ofPhone(PHONE));

        assertThatExceptionOfType(SuppressedException.class)
                .isThrownBy(() -> acme.create(LeadFields.builder()
                        .firstName("Jordan")
                        .phone("+49 (170) 1234567")
                        .build()));
        assertThat(acme.management()
                        .privacy()
                        .suppress(ALICE, SuppressAddressCommand.ofPhone("+491701234567"))
                        .id())
                .as("the list has one entry for the number")
                .isEqualTo(entries(acme).get(0).id());
        assertThat(entries(acme)).hasSize(1);
    }

    @Test
    default void an_update_or_a_restore_does_not_bring_a_suppressed_address_back() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        LeadSnapshot live = acme.create(SampleLeads.draft("other@example.com").build());
        LeadSnapshot deleted = acme.create(SampleLeads.draft(EMAIL).build());
        acme.management().leads().delete(ALICE, deleted.id(), Optional.empty());
        acme.management().privacy().suppress(ALICE, SuppressAddressCommand.ofEmail(EMAIL));
        acme.management().privacy().suppress(ALICE, SuppressAddressCommand.ofEmail("other@example.com"));

        assertThatExceptionOfType(SuppressedException.class)
                .isThrownBy(() -> acme.update(UpdateLeadCommand.of(
                        live.id(), LeadFields.builder().email(EMAIL).build())));
        assertThatExceptionOfType(SuppressedException.class)
                .isThrownBy(() -> acme.management().leads().restore(ALICE, deleted.id(), Optional.empty()));
        assertThat(acme.update(UpdateLeadCommand.of(
                                live.id(),
                                LeadFields.builder()
                                        .email("other@example.com")
                                        .notes("called")
                                        .build()))
                        .details()
                        .notes())
                .as("an address that the lead has already")
                .contains("called");
    }

    @Test
    default void a_company_may_store_suppressed_addresses_without_consents() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        acme.management().privacy().suppress(ALICE, SuppressAddressCommand.ofEmail(EMAIL));
        LeadManagement lenient = LeadManagement.builder()
                .store(acme.store())
                .clock(acme.clock())
                .suppressionKeys(SuppressionKeys.of(BOTH_KEYS))
                .companySettings(new SharedCompanySettings(Optional.empty(), SuppressedCapture.WITHOUT_CONSENT))
                .build();

        CreateLead.Result stored = lenient.leads().create(ALICE, new CreateLeadCommand(consenting(EMAIL)));

        assertThat(stored.keptWithdrawals()).containsExactlyInAnyOrder(MARKETING, DATA_PROCESSING);
        assertThat(acme.consents(stored.lead().id())).isEmpty();
    }

    @Test
    default void an_erasure_with_suppression_refuses_email_and_phone() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        LeadSnapshot lead = acme.create(SampleLeads.draft(EMAIL).phone(PHONE).build());

        LeadSnapshot erased = acme.management().privacy().eraseAndSuppress(ALICE, lead.id(), Optional.empty());

        assertThat(erased.isErased()).isTrue();
        assertThat(entries(acme)).extracting(Suppression::effect).containsExactly(Effect.REFUSE, Effect.REFUSE);
        assertThatExceptionOfType(SuppressedException.class)
                .isThrownBy(() -> acme.create(SampleLeads.draft(EMAIL).build()));
        assertThatExceptionOfType(SuppressedException.class)
                .isThrownBy(() -> acme.create(
                        LeadFields.builder().firstName("Jo").phone(PHONE).build()));
        assertThat(acme.management().privacy().eraseAndSuppress(ALICE, lead.id(), Optional.empty()))
                .isEqualTo(erased);
        assertThat(entries(acme)).hasSize(2);
    }

    @Test
    default void a_plain_erasure_does_not_refuse_the_address() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        LeadSnapshot lead = acme.create(SampleLeads.draft(EMAIL).build());

        acme.management().leads().erase(ALICE, lead.id(), Optional.empty());

        assertThat(entries(acme)).isEmpty();
        assertThat(acme.create(SampleLeads.draft(EMAIL).build())).isNotNull();
    }

    @Test
    default void a_withdrawal_outlives_the_deletion_of_its_lead() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        LeadSnapshot first = withdrawn(acme);
        acme.management().leads().delete(ALICE, first.id(), Optional.empty());

        CreateLead.Result again = acme.create(consenting(EMAIL), DuplicatePolicy.REJECT);

        assertWithheld(acme, again);
        CreateLead.Result updated = acme.create(consenting(EMAIL), DuplicatePolicy.UPDATE);
        assertWithheld(acme, updated);
    }

    @Test
    default void an_update_does_not_grant_a_withheld_consent() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        acme.management().leads().delete(ALICE, withdrawn(acme).id(), Optional.empty());
        LeadSnapshot known = acme.create(SampleLeads.draft(EMAIL).build());
        LeadSnapshot other =
                acme.create(SampleLeads.draft("other@example.com").phone(PHONE).build());
        UpdateLeadCommand grant = UpdateLeadCommand.of(
                known.id(), fields -> fields.consentMarketing(true).consentDataProcessing(true));
        UpdateLeadCommand rename = UpdateLeadCommand.of(
                other.id(), fields -> fields.email(EMAIL).firstName("Kim").consentMarketing(true));

        LeadSnapshot updated = acme.update(grant);
        acme.management().leads().delete(ALICE, known.id(), Optional.empty());
        LeadSnapshot renamed = acme.update(rename);

        assertThat(updated.consents().of(MARKETING)).isEqualTo(ConsentState.UNDECIDED);
        assertThat(updated.consents().of(DATA_PROCESSING)).isEqualTo(ConsentState.GRANTED);
        assertThat(grant.keptWithdrawals(updated)).containsExactly(MARKETING);
        assertThat(renamed.consents().of(MARKETING)).isEqualTo(ConsentState.UNDECIDED);
        assertThat(renamed.details().firstName()).contains("Kim");
        assertThat(rename.keptWithdrawals(renamed)).containsExactly(MARKETING);
        assertThat(acme.get(other.id())).isEqualTo(renamed);
        acme.record(other.id(), MARKETING, true);
        assertThat(acme.get(other.id()).consents().of(MARKETING)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    default void an_update_grants_no_consent_that_an_address_before_it_withholds() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        deleteWithdrawnWithPhone(acme);
        LeadSnapshot lead =
                acme.create(SampleLeads.draft("other@example.com").phone(PHONE).build());

        LeadSnapshot updated = acme.update(UpdateLeadCommand.of(
                lead.id(), fields -> fields.phone("+49 170 7654321").consentMarketing(true)));

        assertThat(updated.consents().of(MARKETING)).isEqualTo(ConsentState.UNDECIDED);
        assertThat(updated.details().phone().orElseThrow().typed()).isEqualTo("+49 170 7654321");
    }

    @Test
    default void a_restored_lead_gets_the_withdrawal_of_a_newer_lead() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        LeadSnapshot first = acme.create(consenting(EMAIL));
        acme.management().leads().delete(ALICE, first.id(), Optional.empty());
        acme.clock().advance(Duration.ofMinutes(1));
        acme.management().leads().delete(ALICE, withdrawn(acme).id(), Optional.empty());
        acme.clock().advance(Duration.ofMinutes(1));

        LeadSnapshot restored = acme.management().leads().restore(ALICE, first.id(), Optional.empty());

        assertThat(restored).isEqualTo(acme.get(first.id()));
        assertThat(restored.isDeleted()).isFalse();
        assertThat(restored.version()).isEqualTo(3);
        assertThat(restored.consents().of(MARKETING)).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(restored.consents().of(DATA_PROCESSING)).isEqualTo(ConsentState.GRANTED);
        ConsentEntry withdrawal = acme.consents(first.id()).get(0);
        assertThat(withdrawal.decision().granted()).isFalse();
        assertThat(withdrawal.decision().source()).contains("suppression-list");
        assertThat(withdrawal.recordedAt()).isEqualTo(acme.clock().instant());
        assertThat(acme.history(first.id()))
                .extracting(LeadEvent::type)
                .startsWith(EventType.LEAD_RESTORED, EventType.LEAD_CONSENT_CHANGED);
    }

    @Test
    default void a_restored_lead_keeps_a_grant_that_is_newer_than_the_withdrawal() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        LeadSnapshot lead =
                acme.create(SampleLeads.draft("other@example.com").phone(PHONE).build());
        deleteWithdrawnWithPhone(acme);
        acme.clock().advance(Duration.ofMinutes(1));
        acme.update(UpdateLeadCommand.of(lead.id(), fields -> fields.clearPhone()));
        acme.record(lead.id(), MARKETING, true);
        acme.update(UpdateLeadCommand.of(lead.id(), fields -> fields.phone(PHONE)));
        acme.management().leads().delete(ALICE, lead.id(), Optional.empty());

        assertThat(acme.management()
                        .leads()
                        .restore(ALICE, lead.id(), Optional.empty())
                        .consents()
                        .of(MARKETING))
                .isEqualTo(ConsentState.GRANTED);
    }

    @Test
    default void entries_of_an_earlier_rule_of_email_keys_are_found() {
        for (String typed : List.of("J.Doe+a@gmail.com", "j.doe@gmail.com")) {
            ManagedStore acme = suppressing(this, BOTH_KEYS);
            acme.management().privacy().suppress(ALICE, SuppressAddressCommand.ofEmail(typed));
            LeadManagement gmail = LeadManagement.builder()
                    .store(acme.store())
                    .clock(acme.clock())
                    .suppressionKeys(SuppressionKeys.of(BOTH_KEYS))
                    .gmailAddresses()
                    .build();

            assertRefused(gmail, typed);
            gmail.privacy().suppress(ALICE, SuppressAddressCommand.ofEmail(typed));
            gmail.privacy().suppress(ALICE, SuppressAddressCommand.ofEmail(typed));
            assertRefused(gmail, typed);
            assertRefused(gmail, "jdoe@gmail.com");
            assertThat(entries(acme)).as("one entry for each rule").hasSize(2);
        }
    }

    private static void assertRefused(LeadManagement management, String email) {
        assertThatExceptionOfType(SuppressedException.class)
                .isThrownBy(() -> management
                        .leads()
                        .create(
                                ALICE,
                                new CreateLeadCommand(SampleLeads.draft(email).build())));
    }

    @Test
    default void a_duplicate_grants_no_consent_that_the_phone_of_the_lead_withholds() {
        for (DuplicatePolicy policy : List.of(DuplicatePolicy.FILL, DuplicatePolicy.UPDATE)) {
            ManagedStore acme = suppressing(this, BOTH_KEYS);
            deleteWithdrawnWithPhone(acme);
            LeadSnapshot known = acme.create(
                    SampleLeads.draft("other@example.com").phone(PHONE).build());

            CreateLead.Result result = acme.create(
                    SampleLeads.draft("other@example.com")
                            .notes("New.")
                            .consentMarketing(true)
                            .consentDataProcessing(true)
                            .build(),
                    policy);

            assertThat(result.lead().id()).isEqualTo(known.id());
            assertThat(result.lead().details().notes()).contains("New.");
            assertThat(result.lead().consents().of(MARKETING)).isEqualTo(ConsentState.UNDECIDED);
            assertThat(result.lead().consents().of(DATA_PROCESSING)).isEqualTo(ConsentState.GRANTED);
            assertThat(result.keptWithdrawals()).containsExactly(MARKETING);
        }
    }

    @Test
    default void a_consent_that_the_lead_has_is_no_kept_withdrawal() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        deleteWithdrawnWithPhone(acme);
        LeadSnapshot known = acme.create(
                SampleLeads.draft("other@example.com").consentMarketing(true).build());
        LeadFields again = SampleLeads.draft("other@example.com")
                .phone(PHONE)
                .consentMarketing(true)
                .build();

        CreateLead.Result result = acme.create(again, DuplicatePolicy.UPDATE);

        assertThat(result.lead().id()).isEqualTo(known.id());
        assertThat(result.lead().consents().of(MARKETING)).isEqualTo(ConsentState.GRANTED);
        assertThat(result.keptWithdrawals()).isEmpty();
        assertThat(CreateLead.Result.ofEarlier(
                        false, result.lead(), new CreateLeadCommand(again, DuplicatePolicy.UPDATE)))
                .isEqualTo(result);
    }

    @Test
    default void a_withdrawal_outlives_the_erasure_of_its_lead() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        LeadSnapshot first = withdrawn(acme);
        acme.management().leads().erase(ALICE, first.id(), Optional.empty());

        assertWithheld(acme, acme.create(consenting(EMAIL), DuplicatePolicy.REJECT));
    }

    @Test
    default void a_withdrawal_outlives_the_purge_of_its_lead() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        withdrawn(acme);
        acme.clock().advance(Duration.ofDays(400));
        RetentionRules inactive = new RetentionRules(Optional.empty(), Optional.of(Duration.ofDays(365)));

        assertThat(acme.management().privacy().purge(inactive)).isEqualTo(new PurgeReport(0, 1, false));

        assertThat(entries(acme)).extracting(Suppression::effect).containsExactly(Effect.WITHOUT_MARKETING);
        assertWithheld(acme, acme.create(consenting(EMAIL), DuplicatePolicy.REJECT));
    }

    @Test
    default void a_newer_withdrawal_renews_the_entry_of_an_older_one() {
        Map<String, BiConsumer<ManagedStore, LeadId>> ends = Map.of(
                "deletion",
                (acme, lead) -> acme.management().leads().delete(ALICE, lead, Optional.empty()),
                "erasure",
                (acme, lead) -> acme.management().leads().erase(ALICE, lead, Optional.empty()),
                "erasure with suppress",
                (acme, lead) -> acme.management().privacy().eraseAndSuppress(ALICE, lead, Optional.empty()),
                "purge",
                (acme, lead) -> {
                    acme.clock().advance(Duration.ofDays(400));
                    acme.management()
                            .privacy()
                            .purge(new RetentionRules(Optional.empty(), Optional.of(Duration.ofDays(365))));
                });
        ends.forEach((name, end) -> {
            ManagedStore acme = suppressing(this, BOTH_KEYS);
            Suppression older = deleteWithdrawn(acme);
            LeadSnapshot granted = deletedWithGrant(acme);
            LeadId newer = acme.create(SampleLeads.draft(EMAIL).build()).id();
            acme.clock().advance(Duration.ofMinutes(1));
            acme.record(newer, MARKETING, false);
            Instant withdrawnAt = acme.clock().instant();

            end.accept(acme, newer);

            assertThat(ofEffect(acme, Effect.WITHOUT_MARKETING))
                    .as(name)
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.hash()).isEqualTo(older.hash());
                        assertThat(entry.id()).isNotEqualTo(older.id());
                        assertThat(entry.recordedAt()).isAfterOrEqualTo(withdrawnAt);
                    });
            ofEffect(acme, Effect.REFUSE)
                    .forEach(refusal -> acme.management().privacy().removeSuppression(ALICE, refusal.id()));
            assertThat(acme.management()
                            .leads()
                            .restore(ALICE, granted.id(), Optional.empty())
                            .consents()
                            .of(MARKETING))
                    .as(name)
                    .isEqualTo(ConsentState.WITHDRAWN);
        });
    }

    @Test
    default void a_withdrawal_by_link_renews_the_entry_of_an_older_one() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        Suppression older = deleteWithdrawn(acme);
        LeadSnapshot granted = deletedWithGrant(acme);
        LeadId newer = acme.create(SampleLeads.draft(EMAIL).build()).id();
        ConsentWithdrawal withdrawal = acme.management().privacy().prepareWithdrawal(ALICE, newer, MARKETING);
        acme.management().leads().delete(ALICE, newer, Optional.empty());
        acme.clock().advance(Duration.ofMinutes(1));
        assertThat(entries(acme)).as("the newer lead has no withdrawal yet").containsExactly(older);

        acme.management().privacy().withdraw(withdrawal);

        assertThat(entries(acme))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.recordedAt()).isEqualTo(acme.clock().instant()));
        assertThat(acme.management()
                        .leads()
                        .restore(ALICE, granted.id(), Optional.empty())
                        .consents()
                        .of(MARKETING))
                .isEqualTo(ConsentState.WITHDRAWN);
    }

    @Test
    default void an_entry_that_is_newer_than_the_withdrawal_stays() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        Suppression entry = deleteWithdrawn(acme);
        LeadSnapshot lead =
                acme.store().search().listDeleted(ACME, UP_TO_100).items().get(0);
        acme.management().leads().restore(ALICE, lead.id(), Optional.empty());
        assertThat(entry.recordedAt())
                .as("the ledger has the withdrawal a millisecond after the grant")
                .isEqualTo(acme.consents(lead.id()).get(0).recordedAt());
        acme.clock().advance(Duration.ofMinutes(1));

        acme.management().leads().delete(ALICE, lead.id(), Optional.empty());

        assertThat(entries(acme)).containsExactly(entry);
    }

    @Test
    default void a_withdrawal_by_link_holds_for_live_deleted_and_erased_leads() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        LeadSnapshot lead = acme.create(consenting(EMAIL));
        ConsentWithdrawal withdrawal = acme.management().privacy().prepareWithdrawal(ALICE, lead.id(), DATA_PROCESSING);
        acme.management().leads().delete(ALICE, lead.id(), Optional.empty());

        acme.management().privacy().withdraw(withdrawal);
        acme.management().privacy().withdraw(withdrawal);

        assertThat(entries(acme)).extracting(Suppression::effect).containsExactly(Effect.WITHOUT_DATA_PROCESSING);
        LeadSnapshot restored = acme.management().leads().restore(ALICE, lead.id(), Optional.empty());
        assertThat(restored.consents().of(DATA_PROCESSING)).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(acme.consents(lead.id())).hasSize(3);
        acme.management()
                .privacy()
                .withdraw(acme.management().privacy().prepareWithdrawal(ALICE, lead.id(), MARKETING));
        acme.management().leads().erase(ALICE, lead.id(), Optional.empty());
        acme.management().privacy().withdraw(withdrawal);
        assertThat(acme.consents(lead.id())).hasSize(4);
        acme.management().privacy().withdraw(new ConsentWithdrawal(ACME, new LeadId(UUID.randomUUID()), MARKETING));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> acme.management()
                        .privacy()
                        .prepareWithdrawal(Caller.member(ACME, "walt", Scope.WRITE), lead.id(), MARKETING));
        assertThatExceptionOfType(LeadNotFoundException.class)
                .isThrownBy(() -> acme.management()
                        .privacy()
                        .prepareWithdrawal(Caller.member(GLOBEX, "gina", Scope.values()), lead.id(), MARKETING));
    }

    @Test
    default void a_recorded_consent_ends_the_effect_of_an_earlier_withdrawal() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        LeadSnapshot first = withdrawn(acme);
        acme.management().leads().delete(ALICE, first.id(), Optional.empty());
        LeadSnapshot second = acme.create(SampleLeads.draft(EMAIL).build());

        acme.record(second.id(), MARKETING, true);

        assertThat(entries(acme)).isEmpty();
    }

    @Test
    default void hashes_of_all_configured_keys_are_tried() {
        ManagedStore old = suppressing(this, OLD_KEY);
        old.management().privacy().suppress(ALICE, SuppressAddressCommand.ofEmail(EMAIL));
        LeadManagement rotated = over(old, BOTH_KEYS);

        assertThatExceptionOfType(SuppressedException.class)
                .isThrownBy(() -> rotated.leads()
                        .create(
                                ALICE,
                                new CreateLeadCommand(SampleLeads.draft(EMAIL).build())));
        rotated.privacy().suppress(ALICE, SuppressAddressCommand.ofEmail(EMAIL));
        assertThat(entries(old)).as("the older entry has the effect already").hasSize(1);
        rotated.privacy().suppress(ALICE, SuppressAddressCommand.ofEmail("other@example.com"));
        assertThat(rotated.privacy().checkSuppressionKeys().entries()).isEqualTo(Map.of("2025", 1L, "2026", 1L));
        assertThat(rotated.privacy().checkSuppressionKeys().missing()).isEmpty();
        assertThat(over(old, "2026:" + "B".repeat(42) + "A=")
                        .privacy()
                        .checkSuppressionKeys()
                        .missing())
                .isEqualTo(Map.of("2025", 1L));
    }

    @Test
    default void a_removed_entry_has_no_effect() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        Suppression entry = acme.management().privacy().suppress(ALICE, SuppressAddressCommand.ofEmail(EMAIL));
        Caller globex = Caller.member(GLOBEX, "gina", Scope.values());

        assertThatExceptionOfType(SuppressionNotFoundException.class)
                .isThrownBy(() -> acme.management().privacy().removeSuppression(globex, entry.id()));
        acme.management().privacy().removeSuppression(ALICE, entry.id());

        assertThatExceptionOfType(SuppressionNotFoundException.class)
                .isThrownBy(() -> acme.management().privacy().removeSuppression(ALICE, entry.id()));
        assertThat(acme.create(SampleLeads.draft(EMAIL).build())).isNotNull();
    }

    @Test
    default void the_list_of_a_company_is_read_in_pages() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        List<UUID> added = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            acme.clock().advance(Duration.ofSeconds(i % 2));
            added.add(
                    0,
                    acme.management()
                            .privacy()
                            .suppress(ALICE, SuppressAddressCommand.ofEmail("p" + i + "@example.com"))
                            .id());
        }
        List<UUID> read = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.page(1, 2));
        while (next.isPresent()) {
            Page<Suppression> page = acme.management().privacy().suppressions(ALICE, next.get());
            assertThat(page.total()).isEqualTo(5);
            page.items().forEach(entry -> read.add(entry.id()));
            next = page.next().map(cursor -> PageRequest.after(cursor, 2));
        }

        assertThat(read).isEqualTo(added);
        assertThat(acme.management()
                        .privacy()
                        .suppressions(Caller.member(GLOBEX, "gina", Scope.values()), UP_TO_100)
                        .items())
                .isEmpty();
    }

    @Test
    default void an_export_of_a_person_has_the_entries_for_the_person() {
        ManagedStore acme = suppressing(this, BOTH_KEYS);
        acme.create(SampleLeads.draft("other@example.com").build());
        Suppression entry = acme.management().privacy().suppress(ALICE, SuppressAddressCommand.ofEmail(EMAIL));

        assertThat(acme.management()
                        .privacy()
                        .exportPerson(ALICE, PersonQuery.ofEmail(EMAIL))
                        .suppressions())
                .containsExactly(entry);
        assertThat(acme.management()
                        .privacy()
                        .exportPerson(ALICE, PersonQuery.ofEmail("other@example.com"))
                        .suppressions())
                .isEmpty();
    }

    @Test
    default void suppression_needs_a_key_and_the_scope_admin() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot lead = acme.create(SampleLeads.draft(EMAIL).build());
        Caller writer = Caller.member(ACME, "walt", Scope.READ, Scope.WRITE);

        assertThatExceptionOfType(SuppressionKeyMissingException.class)
                .isThrownBy(() -> acme.management().privacy().suppress(ALICE, SuppressAddressCommand.ofEmail(EMAIL)))
                .withMessageContaining("LEADSTONE_SUPPRESSION_KEYS");
        assertThatExceptionOfType(SuppressionKeyMissingException.class)
                .isThrownBy(() -> acme.management().privacy().eraseAndSuppress(ALICE, lead.id(), Optional.empty()));
        assertThat(acme.get(lead.id())).as("nothing is erased").isEqualTo(lead);
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> acme.management().privacy().suppress(writer, SuppressAddressCommand.ofEmail(EMAIL)));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> acme.management().privacy().suppressions(writer, UP_TO_100));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> acme.management().privacy().removeSuppression(writer, UUID.randomUUID()));
        for (SuppressAddressCommand command : List.of(
                new SuppressAddressCommand(Optional.empty(), Optional.empty(), Optional.empty()),
                new SuppressAddressCommand(Optional.of(EMAIL), Optional.of(PHONE), Optional.empty()),
                SuppressAddressCommand.ofEmail("no address"))) {
            assertThatExceptionOfType(InvalidCommandException.class)
                    .isThrownBy(() -> over(acme, BOTH_KEYS).privacy().suppress(ALICE, command))
                    .satisfies(refused -> assertThat(refused.violations())
                            .extracting(Violation::field)
                            .containsExactly("email"));
        }
    }

    @Test
    default void a_refused_write_adds_no_entry() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot lead = scene.add(EMAIL);
        scene.update(lead, (current, context) -> current.assign(Optional.of(new OwnerId("olga")), context));
        Suppression entry = entry("a".repeat(Suppression.HASH_LENGTH), Effect.REFUSE);
        LeadChange stale = Lead.restore(lead).delete(scene.samples().context()).suppressing(List.of(entry));

        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> scene.leads().update(stale));

        SuppressionList list = scene.store().suppressions();
        assertThat(list.find(ACME, Set.of(entry.hash()))).isEmpty();
        assertThat(list.list(ACME, UP_TO_100).items()).isEmpty();
    }

    @Test
    default void a_refused_write_removes_no_entry() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot lead = scene.add(EMAIL);
        scene.update(lead, (current, context) -> current.assign(Optional.of(new OwnerId("olga")), context));
        Suppression entry =
                scene.store().suppressions().add(entry("a".repeat(Suppression.HASH_LENGTH), Effect.WITHOUT_MARKETING));
        LeadChange stale = scene.change(lead, Lead::delete).removing(List.of(entry));

        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> scene.leads().update(stale));

        assertThat(scene.store().suppressions().find(ACME, Set.of(entry.hash())))
                .containsExactly(entry);
    }

    @Test
    default void a_change_removes_entries_by_their_ids() {
        StoreScene scene = new StoreScene(this);
        SuppressionList list = scene.store().suppressions();
        String hash = "b".repeat(Suppression.HASH_LENGTH);
        Suppression removed = list.add(entry(hash, Effect.WITHOUT_MARKETING));
        Suppression sameHash = list.add(entry(hash, Effect.REFUSE));
        Suppression newer = list.add(entry("c".repeat(Suppression.HASH_LENGTH), Effect.WITHOUT_MARKETING));
        LeadSnapshot lead = scene.add(EMAIL);

        scene.update(scene.change(lead, Lead::delete)
                .removing(List.of(
                        removed,
                        entry(newer.hash(), newer.effect()),
                        entry("d".repeat(Suppression.HASH_LENGTH), Effect.REFUSE))));

        assertThat(list.find(ACME, Set.of(hash, newer.hash()))).containsExactlyInAnyOrder(sameHash, newer);
        assertThat(list.list(ACME, UP_TO_100).items()).containsExactlyInAnyOrder(sameHash, newer);
    }

    @Test
    default void a_change_can_replace_an_entry() {
        StoreScene scene = new StoreScene(this);
        SuppressionList list = scene.store().suppressions();
        String hash = "b".repeat(Suppression.HASH_LENGTH);
        Suppression old = list.add(entry(hash, Effect.WITHOUT_MARKETING));
        Suppression next = entry(hash, Effect.WITHOUT_MARKETING);

        scene.update(scene.change(scene.add(EMAIL), Lead::delete)
                .removing(List.of(old))
                .suppressing(List.of(next)));

        assertThat(list.find(ACME, Set.of(hash))).containsExactly(next);
    }

    @Test
    default void a_purge_can_replace_an_entry() {
        StoreScene scene = new StoreScene(this);
        SuppressionList list = scene.store().suppressions();
        String hash = "b".repeat(Suppression.HASH_LENGTH);
        Suppression old = list.add(entry(hash, Effect.WITHOUT_MARKETING));
        Suppression sameHash = list.add(entry(hash, Effect.REFUSE));
        Suppression next = entry(hash, Effect.WITHOUT_MARKETING);

        assertThat(scene.store()
                        .purge()
                        .purge(Lead.restore(scene.add(EMAIL))
                                .purge(scene.samples().context())
                                .removing(List.of(old, entry(hash, Effect.REFUSE)))
                                .suppressing(List.of(next))))
                .isTrue();

        assertThat(list.find(ACME, Set.of(hash))).containsExactlyInAnyOrder(next, sameHash);
    }

    @Test
    default void a_list_has_one_entry_for_each_hash_and_effect() {
        StoreScene scene = new StoreScene(this);
        SuppressionList list = scene.store().suppressions();
        String hash = "b".repeat(Suppression.HASH_LENGTH);
        Suppression first = list.add(entry(hash, Effect.REFUSE));

        assertThat(list.add(entry(hash, Effect.REFUSE))).isEqualTo(first);
        Suppression other = list.add(entry(hash, Effect.WITHOUT_MARKETING));
        LeadSnapshot lead = scene.add(EMAIL);
        scene.update(scene.change(lead, Lead::delete)
                .suppressing(List.of(
                        entry(hash, Effect.REFUSE), entry("c".repeat(Suppression.HASH_LENGTH), Effect.REFUSE))));

        assertThat(list.find(ACME, Set.of(hash))).containsExactlyInAnyOrder(first, other);
        assertThat(list.list(ACME, UP_TO_100).items()).hasSize(3);
        assertThat(list.find(GLOBEX, Set.of(hash))).isEmpty();
        assertThat(list.find(ACME, Set.of())).isEmpty();
    }

    /** A maximum length is in code points, but {@code U+1F98A} has two code units in Java. */
    @Test
    default void an_entry_keeps_texts_of_the_maximum_length() {
        SuppressionList list = new StoreScene(this).store().suppressions();
        Suppression longest = new Suppression(
                UUID.randomUUID(),
                ACME,
                "2026",
                "d".repeat(Suppression.HASH_LENGTH),
                Effect.REFUSE,
                Optional.of("\uD83E\uDD8A".repeat(Suppression.MAX_REASON)),
                Instant.parse("2026-01-02T03:04:05.678Z"),
                "\uD83E\uDD8A".repeat(ChangeContext.MAX_ACTOR));

        list.add(longest);

        assertThat(list.find(ACME, Set.of(longest.hash()))).containsExactly(longest);
        assertThat(list.list(ACME, UP_TO_100).items()).containsExactly(longest);
    }

    private static Suppression entry(String hash, Effect effect) {
        return new Suppression(
                UUID.randomUUID(),
                ACME,
                "2026",
                hash,
                effect,
                Optional.empty(),
                Instant.parse("2026-01-02T03:04:05.678Z"),
                "alice");
    }

    private static ManagedStore suppressing(StoreUnderTest test, String keys) {
        ManagedStore acme = new ManagedStore(test);
        return new ManagedStore(acme.store(), acme.clock(), over(acme, keys));
    }

    private static LeadManagement over(ManagedStore acme, String keys) {
        return LeadManagement.builder()
                .store(acme.store())
                .clock(acme.clock())
                .suppressionKeys(SuppressionKeys.of(keys))
                .build();
    }

    private static LeadFields consenting(String email) {
        return SampleLeads.draft(email)
                .consentMarketing(true)
                .consentDataProcessing(true)
                .build();
    }

    /** Stores a lead whose consent to marketing was withdrawn. */
    private static LeadSnapshot withdrawn(ManagedStore acme) {
        LeadSnapshot lead = acme.create(consenting(EMAIL));
        acme.record(lead.id(), MARKETING, false);
        return lead;
    }

    /** Deletes a lead whose consent to marketing was withdrawn. Returns the entry for its email. */
    private static Suppression deleteWithdrawn(ManagedStore acme) {
        acme.management().leads().delete(ALICE, withdrawn(acme).id(), Optional.empty());
        acme.clock().advance(Duration.ofMinutes(1));
        return entries(acme).get(0);
    }

    /** Stores a lead with a grant, gives it the email of the tests, and deletes it. */
    private static LeadSnapshot deletedWithGrant(ManagedStore acme) {
        LeadId lead = acme.create(consenting("kim@example.com")).id();
        acme.update(UpdateLeadCommand.of(lead, fields -> fields.email(EMAIL)));
        LeadSnapshot deleted = acme.management().leads().delete(ALICE, lead, Optional.empty());
        acme.clock().advance(Duration.ofMinutes(1));
        assertThat(deleted.consents().of(MARKETING)).isEqualTo(ConsentState.GRANTED);
        return deleted;
    }

    private static List<Suppression> ofEffect(ManagedStore acme, Effect effect) {
        return entries(acme).stream().filter(entry -> entry.effect() == effect).toList();
    }

    /** Deletes a lead whose consent to marketing was withdrawn. Its email and its phone number are on the list then. */
    private static void deleteWithdrawnWithPhone(ManagedStore acme) {
        LeadSnapshot lead = acme.create(SampleLeads.draft(EMAIL).phone(PHONE).build());
        acme.record(lead.id(), MARKETING, false);
        acme.management().leads().delete(ALICE, lead.id(), Optional.empty());
    }

    private static void assertWithheld(ManagedStore acme, CreateLead.Result result) {
        assertThat(result.keptWithdrawals()).containsExactly(MARKETING);
        assertThat(result.lead().consents().of(MARKETING)).isEqualTo(ConsentState.UNDECIDED);
        assertThat(result.lead().consents().of(DATA_PROCESSING)).isEqualTo(ConsentState.GRANTED);
        assertThat(acme.consents(result.lead().id()))
                .extracting(entry -> entry.decision().purpose())
                .containsExactly(DATA_PROCESSING);
    }

    private static List<Suppression> entries(ManagedStore acme) {
        return acme.store().suppressions().list(ACME, UP_TO_100).items();
    }
}
