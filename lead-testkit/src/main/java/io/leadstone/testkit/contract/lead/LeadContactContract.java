package io.leadstone.testkit.contract.lead;

import static io.leadstone.testkit.SampleLeads.details;
import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.in.lead.CreateLead;
import io.leadstone.application.port.in.lead.CreateOutcome;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.LeadFieldsBuilder;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleDetails;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.Queries;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Rules of leads that have only one name, or only an email or a phone. */
public interface LeadContactContract extends StoreUnderTest {

    @Test
    default void one_name_and_one_contact_are_enough() {
        ManagedStore acme = new ManagedStore(this);

        LeadSnapshot lee = acme.create(lee().build());
        LeadSnapshot jordan = acme.create(LeadFields.builder()
                .firstName("Jordan")
                .email("jordan@example.com")
                .build());

        assertThat(lee.details().fullName()).contains("Lee");
        assertThat(jordan.details().fullName()).contains("Jordan");
        assertSame("leads.get", lee, acme.get(lee.id()));
        assertSame("leads.get", jordan, acme.get(jordan.id()));
        assertThat(acme.history(lee.id())).hasSize(1);
    }

    @Test
    default void a_new_lead_without_a_name_or_a_contact_is_refused() {
        ManagedStore acme = new ManagedStore(this);

        assertViolates(
                () -> acme.create(LeadFields.builder().firstName("Jordan").build()), "email", "phone");
        assertViolates(() -> acme.create(LeadFields.builder().phone("555 0100").build()), "first_name", "last_name");
        assertViolates(() -> acme.create(lee().clearLastName().clearFirstName().build()), "first_name", "last_name");

        assertThat(acme.management()
                        .leads()
                        .list(ALICE, LeadQuery.ALL, UP_TO_100)
                        .items())
                .isEmpty();
    }

    @Test
    default void a_create_without_an_email_always_creates() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot first = acme.create(lee().build());

        List<LeadSnapshot> all = new ArrayList<>(List.of(first));
        for (DuplicatePolicy policy : DuplicatePolicy.values()) {
            CreateLead.Result result = acme.create(lee().build(), policy);
            assertThat(result.outcome()).as("outcome of %s", policy).isEqualTo(CreateOutcome.CREATED);
            all.add(result.lead());
        }

        assertThat(all).doesNotHaveDuplicates();
        assertThat(acme.management()
                        .leads()
                        .list(ALICE, Queries.search("555 0100"), UP_TO_100)
                        .items())
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    default void a_change_that_leaves_no_name_or_no_contact_is_refused() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot lee = acme.create(lee().build());
        LeadSnapshot jordan = acme.create(LeadFields.builder()
                .firstName("Jordan")
                .email("jordan@example.com")
                .build());

        assertRefused(acme, lee, f -> f.clearLastName().notes("changed"), "first_name", "last_name");
        assertRefused(acme, lee, f -> f.clearPhone().notes("changed"), "email", "phone");
        assertRefused(acme, jordan, LeadFieldsBuilder::clearFirstName, "first_name", "last_name");
        assertRefused(acme, jordan, LeadFieldsBuilder::clearEmail, "email", "phone");
        assertRefused(acme, jordan, f -> f.clearEmail().clearPhone(), "email", "phone");
    }

    @Test
    default void a_name_can_be_replaced_by_the_other() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot lee = acme.create(lee().build());

        LeadSnapshot renamed = acme.update(
                UpdateLeadCommand.of(lee.id(), f -> f.firstName("Jordan").clearLastName()));

        assertThat(renamed.details().firstName()).contains("Jordan");
        assertThat(renamed.details().lastName()).isEmpty();
        assertSame("leads.get", renamed, acme.get(lee.id()));
    }

    @Test
    default void clearing_an_email_releases_it() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot jordan = acme.create(LeadFields.of("Jordan", "Lee", "jordan@example.com")
                .phone("555 0100")
                .build());

        LeadSnapshot cleared = acme.update(UpdateLeadCommand.of(jordan.id(), LeadFieldsBuilder::clearEmail));
        LeadSnapshot next = acme.create(
                LeadFields.builder().lastName("Poe").email("jordan@example.com").build());

        assertThat(cleared.details().email()).isEmpty();
        assertSame("leads.get", cleared, acme.get(jordan.id()));
        assertOwns("jordan@example.com", next, acme);
    }

    @Test
    default void a_lead_without_an_email_can_take_a_free_one() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot lee = acme.create(lee().build());
        LeadSnapshot other = acme.create(lee().build());

        LeadSnapshot reachable = acme.update(UpdateLeadCommand.of(lee.id(), f -> f.email("lee@example.com")));

        assertThatExceptionOfType(DuplicateEmailException.class)
                .isThrownBy(() -> acme.update(UpdateLeadCommand.of(other.id(), f -> f.email("LEE@example.com"))))
                .satisfies(taken -> assertThat(taken.emailOwner()).contains(lee.id()));
        assertSame("leads.get", other, acme.get(other.id()));
        assertOwns("lee@example.com", reachable, acme);
    }

    @Test
    default void restoring_a_lead_without_an_email_never_conflicts() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot first = acme.create(lee().build());
        LeadSnapshot second = acme.create(lee().build());
        acme.management().leads().delete(ALICE, first.id(), Optional.empty());
        acme.management().leads().delete(ALICE, second.id(), Optional.empty());
        acme.create(lee().build());

        for (LeadSnapshot deleted : List.of(first, second)) {
            LeadSnapshot restored = acme.management().leads().restore(ALICE, deleted.id(), Optional.empty());
            assertThat(restored.details()).isEqualTo(deleted.details());
            assertSame("leads.get", restored, acme.get(deleted.id()));
        }
    }

    @Test
    default void a_lead_without_an_email_can_be_erased() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot lee = acme.create(lee().build());
        LeadSnapshot other = acme.create(lee().build());

        LeadSnapshot erased = acme.management().leads().erase(ALICE, lee.id(), Optional.empty());

        assertThat(erased.details().fullName()).isEmpty();
        assertThat(erased.details().phone()).isEmpty();
        assertSame("leads.get", erased, acme.get(lee.id()));
        assertFinds(acme, "555 0100", other);
    }

    @Test
    default void leads_are_found_by_the_fields_that_they_have() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot quinlan = acme.create(LeadFields.builder()
                .lastName("Quinlan")
                .phone("+1 555 123-9000")
                .build());
        LeadSnapshot ophelia = acme.create(LeadFields.builder()
                .firstName("Ophelia")
                .email("ophelia@a1.example")
                .build());
        LeadSnapshot unparsed = acme.create(LeadFields.builder()
                .firstName("Reception")
                .phone("ext. 4711 (ask for Jo)")
                .build());

        assertFinds(acme, "quinlan", quinlan);
        assertFinds(acme, "quinaln", quinlan);
        assertFinds(acme, "5551239000", quinlan);
        assertFinds(acme, "Ophelia", ophelia);
        assertFinds(acme, "ophelia@a1.exmaple", ophelia);
        assertFinds(acme, "Reception", unparsed);
    }

    @Test
    default void a_lead_without_a_last_name_is_sorted_by_its_first_name() {
        StoreScene scene = new StoreScene(this);
        List<LeadSnapshot> inOrder = List.of(
                add(scene, sample(scene).lastNameOnly("Abel")),
                add(scene, sample(scene).firstNameOnly("Bea")),
                add(scene, sample(scene).firstNameOnly("Béa")),
                add(scene, sample(scene).name("Zoe", "Bead")),
                add(scene, sample(scene).firstNameOnly("Cleo")),
                add(scene, sample(scene).lastNameOnly("Dorn").withoutEmail().phone("1")),
                add(scene, sample(scene).firstNameOnly("🦊").withoutEmail().phone("1")));
        List<LeadSnapshot> reversed = new ArrayList<>(inOrder);
        Collections.reverse(reversed);

        for (int perPage = 1; perPage <= inOrder.size(); perPage++) {
            assertSame("search.list", inOrder, allPages(scene, LeadSort.LAST_NAME, perPage));
            assertSame("search.list", reversed, allPages(scene, LeadSort.LAST_NAME_DESCENDING, perPage));
        }
    }

    @Test
    default void full_names_follow_the_script() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot taro =
                acme.create(LeadFields.of("太郎", "山田", "taro@example.com").build());

        assertThat(acme.get(taro.id()).details().fullName()).contains("山田太郎");
        assertFinds(acme, "山田太郎", taro);
        assertFinds(acme, "太郎山田", taro);
    }

    private static LeadFieldsBuilder lee() {
        return LeadFields.builder().lastName("Lee").phone("555 0100");
    }

    private static LeadSnapshot add(StoreScene scene, SampleDetails details) {
        return scene.add(details.build());
    }

    private static SampleDetails sample(StoreScene scene) {
        return details().email(scene.samples().unusedId() + "@example.com");
    }

    private static void assertOwns(String email, LeadSnapshot owner, ManagedStore acme) {
        assertFound("leads.findByEmail", owner, acme.store().leads().findByEmail(ACME, new EmailAddress(email)));
    }

    private static void assertFinds(ManagedStore acme, String search, LeadSnapshot found) {
        assertItems(
                "leads.list",
                acme.management()
                        .leads()
                        .list(ALICE, Queries.search(search), UP_TO_100)
                        .items(),
                found);
    }

    private static void assertRefused(
            ManagedStore acme, LeadSnapshot lead, Consumer<LeadFieldsBuilder> change, String... fields) {
        assertViolates(() -> acme.update(UpdateLeadCommand.of(lead.id(), change)), fields);
        assertSame("leads.get", lead, acme.get(lead.id()));
        assertThat(acme.history(lead.id())).hasSize(1);
    }

    private static void assertViolates(ThrowingCallable call, String... fields) {
        assertThatExceptionOfType(InvalidCommandException.class)
                .isThrownBy(call)
                .satisfies(invalid -> assertThat(invalid.violations())
                        .extracting(Violation::field)
                        .containsExactly(fields));
    }

    private static List<LeadSnapshot> allPages(StoreScene scene, LeadSort order, int perPage) {
        List<LeadSnapshot> all = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.page(1, perPage));
        while (next.isPresent()) {
            Page<LeadSnapshot> page = scene.store().search().list(ACME, Queries.sort(order), next.get());
            all.addAll(page.items());
            next = page.next().map(cursor -> PageRequest.after(cursor, perPage));
        }
        return all;
    }
}
