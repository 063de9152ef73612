package io.leadstone.testkit.contract.lead;

import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.in.lead.CreateLead;
import io.leadstone.application.port.in.lead.CreateOutcome;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.out.conversation.ConversationStore;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.failure.LeadException;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.PersonalLead;
import io.leadstone.testkit.contract.fixture.Queries;
import io.leadstone.testkit.contract.fixture.StoredText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * Rules of erasure: it removes all personal data from the whole store and cannot be undone. In a store with
 * conversations or webhooks, the tests erase a lead that has them.
 */
public interface LeadErasureContract extends StoredText {

    /**
     * The first eight digits of the phone number, which is the length of a suffix term of the search index. An id
     * hardly contains them by chance.
     */
    String PHONE_PART = PersonalLead.PHONE_DIGITS.substring(0, 8);

    @Test
    default void erasing_a_live_lead_removes_all_personal_data() {
        ManagedStore acme = new ManagedStore(this);
        LeadId jordan = PersonalLead.in(acme);
        assertThat(everythingStored(acme.store()))
                .containsIgnoringCase(PersonalLead.MARKER)
                .contains(PersonalLead.PHONE_DIGITS);

        acme.management().leads().erase(ALICE, jordan, Optional.empty());

        assertThat(everythingStored(acme.store()))
                .doesNotContainIgnoringCase(PersonalLead.MARKER)
                .doesNotContain(PHONE_PART);
    }

    @Test
    default void erasing_a_deleted_lead_removes_all_personal_data() {
        ManagedStore acme = new ManagedStore(this);
        LeadId jordan = PersonalLead.in(acme);
        acme.management().leads().delete(ALICE, jordan, Optional.empty());

        acme.management().leads().erase(ALICE, jordan, Optional.empty());

        assertThat(everythingStored(acme.store()))
                .doesNotContainIgnoringCase(PersonalLead.MARKER)
                .doesNotContain(PHONE_PART);
    }

    @Test
    default void an_erased_lead_allows_withdrawal_delete_and_restore() {
        ManagedStore acme = new ManagedStore(this);
        LeadId jordan = PersonalLead.in(acme);
        acme.management().leads().erase(ALICE, jordan, Optional.empty());

        acme.management().leads().recordConsent(ALICE, PersonalLead.consent(jordan, false));
        acme.management().leads().delete(ALICE, jordan, Optional.empty());
        LeadSnapshot restored = acme.management().leads().restore(ALICE, jordan, Optional.empty());

        assertThat(restored.isErased()).isTrue();
        assertThat(restored.consents().marketing()).isEqualTo(ConsentState.WITHDRAWN);
        assertSame("leads.get", restored, acme.get(jordan));
        assertThat(everythingStored(acme.store())).doesNotContainIgnoringCase(PersonalLead.MARKER);
    }

    /**
     * Keys, hashes and other values that a store computes from personal texts do not contain the marker. They would
     * differ between two persons.
     */
    @Test
    default void data_left_after_erasure_is_independent_of_the_person() {
        ManagedStore acme = new ManagedStore(this);
        acme.management().leads().erase(ALICE, PersonalLead.in(acme), Optional.empty());
        List<String> ofOne = withoutRandomParts(everythingStored(acme.store()));

        ManagedStore second = new ManagedStore(this);
        second.management().leads().erase(ALICE, PersonalLead.in(second, "wvj", "8642013579"), Optional.empty());

        assertThat(withoutRandomParts(everythingStored(second.store()))).isEqualTo(ofOne);
    }

    @Test
    default void an_erased_lead_can_be_read_and_listed() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot before = acme.get(PersonalLead.in(acme));
        Instant now = acme.clock().advance(Duration.ofHours(1));

        LeadSnapshot erased = acme.management().leads().erase(ALICE, before.id(), Optional.empty());

        assertThat(erased.erasedAt()).contains(now);
        assertThat(erased.details().fullName()).isEmpty();
        assertThat(erased.status()).isEqualTo(before.status());
        assertThat(erased.milestones()).isEqualTo(before.milestones());
        assertSame("consents", before.consents(), erased.consents());
        assertThat(erased.details().source()).isEqualTo(before.details().source());
        assertSame("leads.get", erased, acme.get(before.id()));
        assertItems(
                "leads.list",
                acme.management().leads().list(ALICE, LeadQuery.ALL, UP_TO_100).items(),
                erased);
        assertThat(acme.store()
                        .consents()
                        .entriesOf(ACME, before.id(), UP_TO_100)
                        .items())
                .hasSize(2)
                .allSatisfy(entry -> {
                    assertThat(entry.decision().source()).isEmpty();
                    assertThat(entry.decision().policyVersion()).isEmpty();
                    assertThat(entry.decision().granted()).isTrue();
                });
    }

    @Test
    default void erased_leads_come_first_by_last_name() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot last = acme.create(SampleLeads.draft("last@example.com").build());
        acme.clock().advance(Duration.ofSeconds(1));
        LeadSnapshot one = acme.management()
                .leads()
                .erase(
                        ALICE,
                        acme.create(SampleLeads.draft("one@example.com").build())
                                .id(),
                        Optional.empty());
        acme.clock().advance(Duration.ofSeconds(1));
        LeadSnapshot other = acme.management()
                .leads()
                .erase(
                        ALICE,
                        acme.create(SampleLeads.draft("other@example.com").build())
                                .id(),
                        Optional.empty());
        List<LeadSnapshot> inOrder = List.of(one, other, last);

        assertThat(allPages(acme, LeadSort.LAST_NAME)).isEqualTo(inOrder);
        assertThat(allPages(acme, LeadSort.LAST_NAME_DESCENDING)).containsExactly(last, other, one);
    }

    @Test
    default void a_repeated_erasure_changes_nothing() {
        ManagedStore acme = new ManagedStore(this);
        LeadId jordan = PersonalLead.in(acme);
        LeadSnapshot erased = acme.management().leads().erase(ALICE, jordan, Optional.empty());
        List<LeadEvent> history = acme.history(jordan);
        acme.clock().advance(Duration.ofDays(1));

        assertThat(acme.management().leads().erase(ALICE, jordan, Optional.empty()))
                .isEqualTo(erased);

        assertSame("leads.history", history, acme.history(jordan));
        assertThat(history.get(0).type()).isEqualTo(EventType.LEAD_ERASED);
    }

    @Test
    default void personal_data_of_an_erased_lead_cannot_be_written() {
        ManagedStore acme = new ManagedStore(this);
        LeadId jordan = PersonalLead.in(acme);
        LeadSnapshot erased = acme.management().leads().erase(ALICE, jordan, Optional.empty());

        assertThatExceptionOfType(LeadErasedException.class)
                .isThrownBy(() -> acme.update(UpdateLeadCommand.of(jordan, f -> f.notes("again"))));
        assertThatExceptionOfType(LeadErasedException.class)
                .isThrownBy(() -> acme.update(UpdateLeadCommand.of(jordan, f -> {})));
        assertThatExceptionOfType(LeadErasedException.class).isThrownBy(() -> acme.record(jordan, MARKETING, true));
        assertSame("leads.get", erased, acme.get(jordan));
    }

    /**
     * An older version of the library gave an erased lead a placeholder email with its id. Another lead with this email
     * has no effect.
     */
    @Test
    default void an_email_of_another_lead_cannot_block_an_erasure() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot jordan =
                acme.create(SampleLeads.draft("jordan@example.com").build());
        String placeholder = "erased-" + jordan.id() + "@leadstone.invalid";
        LeadSnapshot other = acme.create(SampleLeads.draft(placeholder).build());
        acme.update(UpdateLeadCommand.of(other.id(), f -> f.email("other@example.com")));
        acme.update(UpdateLeadCommand.of(jordan.id(), f -> f.email(placeholder)));

        LeadSnapshot erased = acme.management().leads().erase(ALICE, jordan.id(), Optional.empty());
        CreateLead.Result again = acme.create(SampleLeads.draft(placeholder).build(), DuplicatePolicy.FILL);

        assertThat(erased.isErased()).isTrue();
        assertThat(again.outcome()).isEqualTo(CreateOutcome.CREATED);
        assertSame("leads.get", erased, acme.get(jordan.id()));
        assertThat(acme.get(again.lead().id()).isErased()).isFalse();
    }

    @Test
    default void an_erased_lead_can_be_restored_when_its_email_is_taken() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot jordan =
                acme.create(SampleLeads.draft("jordan@example.com").build());
        acme.management().leads().delete(ALICE, jordan.id(), Optional.empty());
        LeadSnapshot emailOwner =
                acme.create(SampleLeads.draft("jordan@example.com").build());
        acme.management().leads().erase(ALICE, jordan.id(), Optional.empty());

        LeadSnapshot restored = acme.management().leads().restore(ALICE, jordan.id(), Optional.empty());

        assertSame("leads.get", restored, acme.get(jordan.id()));
        assertFound(
                "leads.findByEmail",
                emailOwner,
                acme.store().leads().findByEmail(ACME, new EmailAddress("jordan@example.com")));
    }

    @Test
    default void several_leads_of_one_email_can_be_erased() {
        ManagedStore acme = new ManagedStore(this);
        for (int i = 0; i < 3; i++) {
            LeadSnapshot jordan =
                    acme.create(SampleLeads.draft("jordan@example.com").build());
            assertThatCode(() -> acme.management().leads().erase(ALICE, jordan.id(), Optional.empty()))
                    .doesNotThrowAnyException();
        }

        assertThat(acme.management()
                        .leads()
                        .list(ALICE, LeadQuery.ALL, UP_TO_100)
                        .items())
                .hasSize(3)
                .allMatch(LeadSnapshot::isErased);
    }

    @Test
    default void an_erasure_removes_data_of_concurrent_writes() throws InterruptedException {
        ManagedStore acme = new ManagedStore(this);
        LeadId jordan = PersonalLead.in(acme);

        List<ConcurrentTasks.Outcome<Object>> outcomes =
                ConcurrentTasks.run(20, number -> writer(acme, jordan, number));

        assertThat(outcomes.stream().flatMap(outcome -> outcome.failure().stream()))
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(LeadException.class));
        LeadSnapshot erased = acme.get(jordan);
        assertThat(erased.isErased()).isTrue();
        assertThat(everythingStored(acme.store()))
                .doesNotContainIgnoringCase(PersonalLead.MARKER)
                .doesNotContain(PHONE_PART);
        assertThat(acme.history(jordan))
                .extracting(LeadEvent::type)
                .filteredOn(EventType.LEAD_ERASED::equals)
                .hasSize(1);
    }

    private static Callable<Object> writer(ManagedStore acme, LeadId lead, int number) {
        return switch (number % 5) {
            case 0 -> () -> acme.management().leads().erase(ALICE, lead, Optional.empty());
            case 1 -> () -> acme.update(UpdateLeadCommand.of(lead, f -> f.notes(PersonalLead.MARKER + number)));
            case 2 ->
                () -> acme.create(
                        SampleLeads.draft("registered@example.com")
                                .company("Registered Ltd")
                                .build(),
                        DuplicatePolicy.FILL);
            case 3 -> () -> openIfPossible(acme, lead);
            default ->
                () -> acme.management().leads().recordConsent(ALICE, PersonalLead.consent(lead, number % 2 == 0));
        };
    }

    private static Object openIfPossible(ManagedStore acme, LeadId lead) {
        return acme.store().capability(ConversationStore.class).isPresent()
                ? acme.management().conversations().open(ALICE, PersonalLead.conversation(lead))
                : acme.get(lead);
    }

    /**
     * Returns the sorted lines of the text with placeholders for ids and instants. Numbers of one and two digits are
     * replaced too, because a store may choose a random slot for a subscription.
     */
    private static List<String> withoutRandomParts(String stored) {
        return stored.replaceAll("(?i)[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}", "id")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|\\+00(:00)?)?", "instant")
                .replaceAll("\\b\\d{1,2}\\b", "number")
                .lines()
                .sorted()
                .toList();
    }

    private static List<LeadSnapshot> allPages(ManagedStore acme, LeadSort order) {
        List<LeadSnapshot> all = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.page(1, 1));
        while (next.isPresent()) {
            var page = acme.management().leads().list(ALICE, Queries.sort(order), next.get());
            all.addAll(page.items());
            next = page.next().map(cursor -> PageRequest.after(cursor, 1));
        }
        return all;
    }
}
