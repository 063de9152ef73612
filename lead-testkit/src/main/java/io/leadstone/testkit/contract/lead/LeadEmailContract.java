package io.leadstone.testkit.contract.lead;

import static io.leadstone.testkit.SampleLeads.details;
import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.NamedTest.dynamicTest;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules of the email key: it is unique among the live leads of a company. */
public interface LeadEmailContract extends StoreUnderTest {

    @TestFactory
    default Stream<DynamicTest> spellings_with_one_email_key_are_one_email() {
        return Stream.of(
                        List.of("jordan@example.com", "jordan@example.com"),
                        List.of("jordan@example.com", "JORDAN@Example.COM"),
                        List.of("jordan@example.com", "ｊｏｒｄａｎ@example.com"),
                        List.of("jos\u00E9@example.com", "jose\u0301@example.com"),
                        List.of("ÉVE@example.com", "éve@example.com"),
                        List.of("ﬁn@example.com", "fin@example.com"),
                        List.of("kim@example.com", "\u212Aim@example.com"),
                        List.of("борис@почта.example", "БОРИС@ПОЧТА.example"))
                .map(pair -> dynamicTest(String.join(" = ", pair), () -> {
                    StoreScene scene = new StoreScene(this);
                    LeadSnapshot emailOwner = scene.add(pair.get(0));

                    scene.assertRefused(
                            scene.samples().capture(ACME, pair.get(1)),
                            scene.leads()::add,
                            DuplicateEmailException.class);
                    assertFound(
                            "leads.findByEmail",
                            emailOwner,
                            scene.leads().findByEmail(ACME, new EmailAddress(pair.get(1))));
                }));
    }

    /** Uses pairs that a collation treats as equal, or that an index on a column's prefix cannot distinguish. */
    @TestFactory
    default Stream<DynamicTest> emails_with_different_keys_are_different() {
        String long253 = "a".repeat(241);
        return Stream.of(
                        List.of("jose@example.com", "josé@example.com"),
                        List.of("strasse@example.com", "straße@example.com"),
                        List.of("🦊@example.com", "🐼@example.com"),
                        List.of("ilk@example.com", "ılk@example.com"),
                        List.of("jordan@example.com", "jordan+1@example.com"),
                        List.of("a_b@example.com", "axb@example.com"),
                        List.of("a%@example.com", "ab@example.com"),
                        List.of("о@example.com", "o@example.com"),
                        List.of("a\u200Db@example.com", "ab@example.com"),
                        List.of("ああ@example.com", "アア@example.com"),
                        List.of(long253 + "b@example.com", long253 + "c@example.com"))
                .map(pair -> dynamicTest(String.join(" ≠ ", pair), () -> {
                    StoreScene scene = new StoreScene(this);
                    for (String email : pair) {
                        LeadSnapshot lead = scene.add(email);
                        assertFound(
                                "leads.findByEmail", lead, scene.leads().findByEmail(ACME, new EmailAddress(email)));
                    }
                }));
    }

    @Test
    default void a_member_with_read_scope_finds_a_live_lead_by_email() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot jordan =
                acme.create(LeadFields.of("Jordan", "Lee", "jordan@example.com").build());
        EmailAddress email = new EmailAddress("JORDAN@Example.com");
        Caller reader = Caller.member(ACME, "reader", Scope.READ);
        Caller stranger = Caller.member(GLOBEX, "stranger", Scope.values());
        Caller writer = Caller.member(ACME, "writer", Scope.WRITE);

        assertFound("leads.findByEmail", jordan, acme.management().leads().findByEmail(reader, email));
        assertThat(acme.management().leads().findByEmail(stranger, email)).isEmpty();
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> acme.management().leads().findByEmail(writer, email));

        acme.management().leads().delete(ALICE, jordan.id(), Optional.empty());
        assertThat(acme.management().leads().findByEmail(reader, email)).isEmpty();
    }

    @Test
    default void two_companies_can_have_leads_with_one_email() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot ours = scene.add("jordan@example.com");
        LeadSnapshot theirs = scene.add(scene.samples().capture(GLOBEX, "jordan@example.com"));

        EmailAddress email = new EmailAddress("jordan@example.com");
        assertFound("leads.findByEmail", ours, scene.leads().findByEmail(ACME, email));
        assertFound("leads.findByEmail", theirs, scene.leads().findByEmail(GLOBEX, email));
    }

    @Test
    default void a_deleted_lead_releases_its_email() {
        StoreScene scene = new StoreScene(this);
        scene.addDeleted("jordan@example.com");
        scene.addDeleted("jordan@example.com");
        LeadSnapshot third = scene.add("jordan@example.com");

        assertFound(
                "leads.findByEmail", third, scene.leads().findByEmail(ACME, new EmailAddress("jordan@example.com")));
    }

    @Test
    default void a_lead_cannot_be_restored_while_its_email_is_taken() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot deleted = scene.addDeleted("jordan@example.com");
        LeadSnapshot emailOwner = scene.add("Jordan@example.com");

        scene.assertRefused(scene.change(deleted, Lead::restore), scene.leads()::update, DuplicateEmailException.class);
        assertFound("leads.findDeleted", deleted, scene.leads().findDeleted(ACME, deleted.id()));
        assertFound("leads.find", emailOwner, scene.leads().find(ACME, emailOwner.id()));

        scene.delete(emailOwner);
        LeadSnapshot restored = scene.update(deleted, Lead::restore);
        assertFound(
                "leads.findByEmail", restored, scene.leads().findByEmail(ACME, new EmailAddress("jordan@example.com")));
    }

    @Test
    default void a_lead_cannot_take_the_email_of_another_lead() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add("jordan@example.com");
        LeadSnapshot robin = scene.add("robin@example.com");

        scene.assertRefused(
                scene.change(
                        robin,
                        (lead, now) -> lead.revise(
                                details().email("JORDAN@example.com").build(), now)),
                scene.leads()::update,
                DuplicateEmailException.class);
        assertFound("leads.find", robin, scene.leads().find(ACME, robin.id()));
        assertFound(
                "leads.findByEmail",
                jordan,
                scene.leads().findByEmail(ACME, jordan.details().email().orElseThrow()));
    }

    @Test
    default void changing_an_email_releases_the_old_one() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add("jordan@example.com");

        LeadSnapshot moved = scene.update(
                jordan,
                (lead, now) -> lead.revise(details().email("jordan@example.org").build(), now));
        LeadSnapshot next = scene.add("jordan@example.com");

        assertFound(
                "leads.findByEmail",
                moved,
                scene.leads().findByEmail(ACME, moved.details().email().orElseThrow()));
        assertFound(
                "leads.findByEmail",
                next,
                scene.leads().findByEmail(ACME, next.details().email().orElseThrow()));
    }

    @Test
    default void a_lead_can_change_the_case_of_its_email() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add("jordan@example.com");

        LeadSnapshot respelled = scene.update(
                jordan,
                (lead, now) -> lead.revise(details().email("Jordan@Example.com").build(), now));

        assertFound(
                "leads.findByEmail",
                respelled,
                scene.leads().findByEmail(ACME, jordan.details().email().orElseThrow()));
    }
}
