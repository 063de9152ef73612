package io.leadstone.testkit.contract.privacy;

import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadManagementBuilder;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.LeadFieldsBuilder;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.in.privacy.PersonExport;
import io.leadstone.application.port.in.privacy.PersonExport.LeadExport;
import io.leadstone.application.port.in.privacy.PersonQuery;
import io.leadstone.application.port.out.conversation.ConversationStore;
import io.leadstone.application.port.out.email.EmailKeyStore;
import io.leadstone.application.port.out.privacy.PersonRecords;
import io.leadstone.application.port.out.submission.RegistrationVerdict;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.port.out.submission.SubmissionStore;
import io.leadstone.application.port.out.webhook.WebhookStore;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.PersonalLead;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WidgetVisitor;
import io.leadstone.testkit.contract.lead.EmailKeyRenewalContract;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules of the export of a person: it contains everything about the person, and nothing about others. */
public interface PersonExportContract extends StoreUnderTest {

    @Test
    default void the_export_of_a_lead_has_everything_about_it() {
        ManagedStore acme = new ManagedStore(this);
        acme.create(SampleLeads.draft("other@example.com").build());
        LeadId jordan = PersonalLead.in(acme);

        PersonExport export = acme.management().privacy().exportPerson(ALICE, PersonQuery.ofLead(jordan));

        assertThat(export.exportedAt()).isEqualTo(acme.clock().instant());
        assertThat(export.leads()).hasSize(1);
        LeadExport found = export.leads().get(0);
        assertThat(found.lead()).isEqualTo(acme.get(jordan));
        assertThat(found.consents()).hasSize(2).isEqualTo(acme.consents(jordan));
        assertThat(found.events()).isNotEmpty().isEqualTo(acme.history(jordan));
        boolean hasSubmissions = acme.store().capability(SubmissionStore.class).isPresent();
        assertThat(found.submissions()).hasSize(hasSubmissions ? 1 : 0).allSatisfy(submission -> {
            assertThat(submission.leadId()).contains(jordan);
            assertThat(submission.evidence().form()).contains(PersonalLead.MARKER + " form");
            assertThat(submission.evidence().consentTexts()).hasSize(2);
        });
        assertThat(export.held())
                .hasSize(hasSubmissions ? 1 : 0)
                .allSatisfy(submission -> assertThat(submission.isHeld()).isTrue());
        assertThat(acme.management()
                        .privacy()
                        .exportPerson(ALICE, PersonQuery.ofPhone("+49 " + PersonalLead.PHONE_DIGITS))
                        .held())
                .isEqualTo(export.held());
        assertThat(acme.management()
                        .privacy()
                        .exportPerson(ALICE, PersonQuery.ofEmail("other@example.com"))
                        .held())
                .isEmpty();
        boolean hasConversations =
                acme.store().capability(ConversationStore.class).isPresent();
        assertThat(found.conversations())
                .hasSize(hasConversations ? 2 : 0)
                .allSatisfy(conversation -> assertThat(conversation.leadId()).contains(jordan));
        if (hasConversations) {
            assertThat(found.conversations())
                    .extracting(ConversationSnapshot::isDeleted)
                    .containsExactlyInAnyOrder(false, true);
        }
        if (acme.store().capability(WebhookStore.class).isPresent()) {
            assertThat(found.deliveries())
                    .hasSizeGreaterThan(found.events().size())
                    .isSortedAccordingTo((one, other) -> one.happenedAt().compareTo(other.happenedAt()))
                    .extracting(Delivery::leadId)
                    .containsOnly(Optional.of(jordan));
        }
    }

    @Test
    default void live_and_deleted_leads_are_found_by_email_and_phone() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot first = create(acme, ALICE, "Jordan@Example.com", "+49 170 1234567");
        acme.management().leads().delete(ALICE, first.id(), Optional.empty());
        LeadSnapshot second = create(acme, ALICE, "jordan@example.com", "+49 170 7654321");
        LeadSnapshot third = create(acme, ALICE, "jo@example.com", "+49 (170) 1234567");
        create(acme, ALICE, "other@example.com", "+49 170 1111111");
        create(acme, Caller.member(GLOBEX, "gina", Scope.values()), "jordan@example.com", "+49 170 1234567");

        assertThat(found(acme, PersonQuery.ofEmail("JORDAN@example.com")))
                .containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(found(acme, PersonQuery.ofPhone("+491701234567"))).containsExactlyInAnyOrder(first.id(), third.id());
        assertThat(found(
                        acme,
                        new PersonQuery(
                                Optional.empty(), Optional.of("jo@example.com"), Optional.of("+49 170 7654321"))))
                .containsExactlyInAnyOrder(second.id(), third.id());
        assertThat(found(acme, PersonQuery.ofEmail("nobody@example.com"))).isEmpty();
        assertThat(found(acme, PersonQuery.ofLead(first.id()))).containsExactly(first.id(), second.id());
        assertThat(found(acme, PersonQuery.ofLead(second.id()))).containsExactly(second.id(), first.id());
        assertThat(found(acme, PersonQuery.ofLead(third.id())))
                .as("others may share a phone number")
                .containsExactly(third.id());
    }

    @Test
    default void the_export_of_a_lead_without_an_email_has_the_leads_with_its_phone() {
        ManagedStore acme = new ManagedStore(this);
        LeadFieldsBuilder jordan = LeadFields.builder().firstName("Jordan").phone("+49 170 1234567");
        LeadSnapshot first = acme.create(jordan.build());
        acme.management().leads().delete(ALICE, first.id(), Optional.empty());
        LeadSnapshot second = acme.create(jordan.build());
        LeadSnapshot erased = acme.create(jordan.build());
        acme.management().leads().erase(ALICE, erased.id(), Optional.empty());

        assertThat(found(acme, PersonQuery.ofLead(first.id()))).containsExactly(first.id(), second.id());
        assertThat(found(acme, PersonQuery.ofLead(erased.id()))).containsExactly(erased.id());
    }

    @Test
    default void a_live_lead_with_an_older_email_key_is_found_by_email() {
        StoreScene scene = new StoreScene(this);
        if (scene.store().capability(EmailKeyStore.class).isEmpty()) {
            return;
        }
        LeadSnapshot owner = scene.add("jordan+a@example.com");
        LeadSnapshot other = scene.add("jordan+b@example.com");
        scene.add("robin+a@example.com");
        LeadManagementBuilder builder =
                LeadManagement.builder().store(scene.store()).emailKeys(EmailKeyRenewalContract.PRESENT);
        ManagedStore acme = new ManagedStore(scene.store(), scene.samples().clock(), builder.build());
        PersonQuery jordan = PersonQuery.ofEmail("jordan@example.com");

        assertThat(found(acme, jordan)).as("before the renewal").containsExactlyInAnyOrder(owner.id(), other.id());
        assertThat(builder.buildOperations().renewEmailKeys().collisions()).hasSize(1);
        assertThat(found(acme, jordan)).as("after the renewal").containsExactly(owner.id(), other.id());
    }

    @Test
    default void a_registration_that_is_released_during_the_export_is_exported_once() {
        ManagedStore acme = new ManagedStore(this);
        if (acme.store().capability(SubmissionStore.class).isEmpty()) {
            return;
        }
        for (SubmissionState read : SubmissionState.values()) {
            for (boolean before : new boolean[] {true, false}) {
                String email = read.code() + before + "@example.com";
                LeadId id = held(acme, email);
                Runnable release = () -> acme.management().submissions().release(ALICE, id);
                StorePorts busy = acme.store()
                        .with(
                                SubmissionRepository.class,
                                around(SubmissionRepository.class, acme.store().submissions(), read, before, release))
                        .with(
                                PersonRecords.class,
                                around(PersonRecords.class, acme.store().personRecords(), read, before, release));

                PersonExport export = WidgetVisitor.management(acme)
                        .store(busy)
                        .build()
                        .privacy()
                        .exportPerson(ALICE, PersonQuery.ofEmail(email));

                assertThat(acme.store()
                                .submissions()
                                .find(ACME, id)
                                .orElseThrow()
                                .isHeld())
                        .isFalse();
                assertThat(Stream.of(
                                        export.held(),
                                        export.otherSubmissions(),
                                        export.leads().stream()
                                                .flatMap(lead -> lead.submissions().stream())
                                                .toList())
                                .flatMap(List::stream)
                                .map(Submission::id))
                        .as("released %s the read of %s", before ? "before" : "after", read)
                        .containsExactly(id);
            }
        }
    }

    /** Returns the port. It runs {@code work} once, before or after the first read of submissions in this state. */
    private static <P> P around(Class<P> type, P port, SubmissionState read, boolean before, Runnable work) {
        AtomicBoolean waits = new AtomicBoolean(true);
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    boolean isRead = List.of(values).contains(read) && waits.getAndSet(false);
                    if (isRead && before) {
                        work.run();
                    }
                    Object found = method.invoke(port, values);
                    if (isRead && !before) {
                        work.run();
                    }
                    return found;
                }));
    }

    private static LeadId held(ManagedStore acme, String email) {
        return WidgetVisitor.management(acme)
                .registrationGuard(attempt -> RegistrationVerdict.HOLD)
                .build()
                .leads()
                .register(new RegisterLeadCommand(
                        "bot", LeadFields.of("Jordan", "Lee", email).build()))
                .submission()
                .id();
    }

    @Test
    default void many_deleted_leads_and_events_are_exported_completely() {
        ManagedStore acme = new ManagedStore(this);
        for (int i = 0; i < 105; i++) {
            LeadSnapshot lead = create(acme, ALICE, "jordan@example.com", "+49 170 1234567");
            acme.management().leads().delete(ALICE, lead.id(), Optional.empty());
            acme.clock().advance(Duration.ofSeconds(1));
        }
        LeadSnapshot live = create(acme, ALICE, "jordan@example.com", "+49 170 1234567");
        for (int i = 0; i < 105; i++) {
            acme.record(live.id(), MARKETING, i % 2 == 0);
        }

        PersonExport export =
                acme.management().privacy().exportPerson(ALICE, PersonQuery.ofEmail("jordan@example.com"));

        assertThat(export.leads()).hasSize(106);
        LeadExport ofLive = export.leads().stream()
                .filter(each -> each.lead().id().equals(live.id()))
                .findFirst()
                .orElseThrow();
        assertThat(ofLive.events()).hasSize(106).doesNotHaveDuplicates();
        assertThat(ofLive.consents()).hasSize(105).doesNotHaveDuplicates();
    }

    @Test
    default void an_export_needs_the_scope_admin_and_a_valid_query() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot jordan = create(acme, ALICE, "jordan@example.com", "+49 170 1234567");
        Caller reader = Caller.member(ACME, "rita", Scope.READ, Scope.WRITE);
        Caller globex = Caller.member(GLOBEX, "gina", Scope.values());

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> acme.management().privacy().exportPerson(reader, PersonQuery.ofLead(jordan.id())));
        assertThatExceptionOfType(LeadNotFoundException.class)
                .isThrownBy(() -> acme.management().privacy().exportPerson(globex, PersonQuery.ofLead(jordan.id())));
        assertThatExceptionOfType(InvalidCommandException.class)
                .isThrownBy(() -> acme.management().privacy().exportPerson(ALICE, PersonQuery.ofEmail("no address")))
                .satisfies(refused -> assertThat(refused.violations())
                        .extracting(Violation::field)
                        .containsExactly("email"));
        assertThatExceptionOfType(InvalidCommandException.class)
                .isThrownBy(() -> acme.management().privacy().exportPerson(ALICE, PersonQuery.ofPhone("0170")))
                .satisfies(refused -> assertThat(refused.violations())
                        .extracting(Violation::field)
                        .containsExactly("phone"));
    }

    private static List<LeadId> found(ManagedStore acme, PersonQuery query) {
        return acme.management().privacy().exportPerson(ALICE, query).leads().stream()
                .map(export -> export.lead().id())
                .toList();
    }

    private static LeadSnapshot create(ManagedStore acme, Caller caller, String email, String phone) {
        return acme.management()
                .leads()
                .create(
                        caller,
                        new CreateLeadCommand(
                                SampleLeads.draft(email).phone(phone).build()))
                .lead();
    }
}
