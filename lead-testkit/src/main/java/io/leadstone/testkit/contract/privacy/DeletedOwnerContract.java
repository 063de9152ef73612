package io.leadstone.testkit.contract.privacy;

import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.lead.CreateLead;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.in.submission.ApplySubmissionCommand;
import io.leadstone.application.port.out.privacy.SuppressionList;
import io.leadstone.application.privacy.SuppressionKeys;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.SuppressedException;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WidgetVisitor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Rules of writes that take the email of a lead which is deleted or erased at the same time. The suppression list gets
 * its entries between the last read of the list and the write.
 */
public interface DeletedOwnerContract extends StoreUnderTest {

    /** The email that a lead gives up. */
    String FREED_EMAIL = "jordan@example.com";

    /** The key of all hashes. */
    SuppressionKeys ONE_KEY = SuppressionKeys.of("2026:" + "B".repeat(42) + "A=");

    @Test
    default void a_withdrawal_that_is_deleted_during_a_create_is_kept() {
        for (DuplicatePolicy policy : DuplicatePolicy.values()) {
            ManagedStore acme = suppressing(this);
            LeadSnapshot owner = withdrawn(acme);
            LeadManagement racing = racing(acme, 1, () -> delete(acme, owner));

            CreateLead.Result created =
                    racing.leads().create(ALICE, new CreateLeadCommand(consenting(FREED_EMAIL), policy));

            assertThat(created.lead().id()).isNotEqualTo(owner.id());
            assertThat(acme.get(created.lead().id()).consents().of(MARKETING)).isEqualTo(ConsentState.UNDECIDED);
        }
    }

    @Test
    default void an_address_that_is_erased_and_suppressed_during_a_create_is_refused() {
        ManagedStore acme = suppressing(this);
        LeadSnapshot owner = withdrawn(acme);
        LeadManagement racing = racing(
                acme, 1, () -> acme.management().privacy().eraseAndSuppress(ALICE, owner.id(), Optional.empty()));

        assertThatExceptionOfType(SuppressedException.class)
                .isThrownBy(() -> racing.leads()
                        .create(ALICE, new CreateLeadCommand(consenting(FREED_EMAIL), DuplicatePolicy.UPDATE)));
    }

    @Test
    default void a_withdrawal_that_is_deleted_during_an_update_is_kept() {
        ManagedStore acme = suppressing(this);
        LeadSnapshot owner = withdrawn(acme);
        LeadSnapshot lead =
                acme.create(LeadFields.of("Kim", "Lee", "kim@example.com").build());
        LeadManagement racing = racing(acme, 2, () -> delete(acme, owner));

        assertTaken(
                owner,
                () -> racing.leads()
                        .update(
                                ALICE,
                                UpdateLeadCommand.of(
                                        lead.id(),
                                        fields -> fields.email(FREED_EMAIL).consentMarketing(true))));
        assertThat(acme.get(lead.id())).isEqualTo(lead);
    }

    @Test
    default void a_withdrawal_that_is_deleted_during_a_restore_is_kept() {
        ManagedStore acme = suppressing(this);
        LeadSnapshot first = acme.create(consenting(FREED_EMAIL));
        delete(acme, first);
        LeadSnapshot owner = withdrawn(acme);
        LeadManagement racing = racing(acme, 1, () -> delete(acme, owner));

        assertTaken(owner, () -> racing.leads().restore(ALICE, first.id(), Optional.empty()));
        assertThat(acme.store().leads().findDeleted(ACME, first.id())).isPresent();
    }

    @Test
    default void a_withdrawal_that_is_deleted_while_values_are_taken_over_is_kept() {
        ManagedStore acme = suppressing(this);
        LeadSnapshot lead = acme.create(LeadFields.of("Kim", "Lee", FREED_EMAIL).build());
        WidgetVisitor visitor = WidgetVisitor.of(acme, consenting(FREED_EMAIL));
        acme.update(UpdateLeadCommand.of(lead.id(), fields -> fields.email("kim@example.com")));
        LeadSnapshot owner = withdrawn(acme);
        LeadManagement racing = racing(acme, 2, () -> delete(acme, owner));

        assertTaken(
                owner,
                () -> racing.submissions()
                        .apply(
                                ALICE,
                                ApplySubmissionCommand.of(
                                        lead.id(),
                                        visitor.id(),
                                        SubmissionField.EMAIL,
                                        SubmissionField.CONSENT_MARKETING)));
        assertThat(acme.get(lead.id()).consents().of(MARKETING)).isEqualTo(ConsentState.UNDECIDED);
    }

    private static void assertTaken(LeadSnapshot owner, Runnable write) {
        assertThatExceptionOfType(DuplicateEmailException.class)
                .isThrownBy(write::run)
                .satisfies(taken -> assertThat(taken.emailOwner()).contains(owner.id()));
    }

    private static ManagedStore suppressing(StoreUnderTest test) {
        ManagedStore acme = new ManagedStore(test);
        return new ManagedStore(
                acme.store(),
                acme.clock(),
                LeadManagement.builder()
                        .store(acme.store())
                        .clock(acme.clock())
                        .suppressionKeys(ONE_KEY)
                        .build());
    }

    /** Returns use cases that run {@code task} once, after the read of the list with this number. */
    private static LeadManagement racing(ManagedStore acme, int read, Runnable task) {
        return LeadManagement.builder()
                .store(acme.store()
                        .with(
                                SuppressionList.class,
                                running(acme.store().suppressions(), new AtomicInteger(read), task)))
                .clock(acme.clock())
                .suppressionKeys(ONE_KEY)
                .build();
    }

    private static void delete(ManagedStore acme, LeadSnapshot lead) {
        acme.management().leads().delete(ALICE, lead.id(), Optional.empty());
    }

    private static LeadFields consenting(String email) {
        return LeadFields.of("Jordan", "Lee", email).consentMarketing(true).build();
    }

    /** Stores a lead whose consent to marketing was withdrawn. */
    private static LeadSnapshot withdrawn(ManagedStore acme) {
        LeadId lead = acme.create(consenting(FREED_EMAIL)).id();
        acme.record(lead, MARKETING, false);
        return acme.get(lead);
    }

    private static SuppressionList running(SuppressionList list, AtomicInteger reads, Runnable task) {
        return new SuppressionList() {

            @Override
            public Suppression add(Suppression entry) {
                return list.add(entry);
            }

            @Override
            public List<Suppression> find(CompanyId companyId, Collection<String> hashes) {
                List<Suppression> found = list.find(companyId, hashes);
                if (reads.decrementAndGet() == 0) {
                    task.run();
                }
                return found;
            }

            @Override
            public Page<Suppression> list(CompanyId companyId, PageRequest page) {
                return list.list(companyId, page);
            }

            @Override
            public boolean remove(CompanyId companyId, UUID id) {
                return list.remove(companyId, id);
            }

            @Override
            public Map<String, Long> countByKey() {
                return list.countByKey();
            }
        };
    }
}
