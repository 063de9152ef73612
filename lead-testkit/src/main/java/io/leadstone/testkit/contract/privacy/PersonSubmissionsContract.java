package io.leadstone.testkit.contract.privacy;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.in.privacy.PersonExport;
import io.leadstone.application.port.in.privacy.PersonQuery;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WidgetVisitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of the export of a person whose submissions belong to leads with other addresses. */
public interface PersonSubmissionsContract extends StoreUnderTest {

    /** The phone number that the person sent. */
    String SENT_PHONE = "+49 170 1234567";

    @Test
    default void submissions_with_an_address_that_their_lead_does_not_have_are_exported() {
        ManagedStore acme = new ManagedStore(this);
        acme.create(LeadFields.of("Jordan", "Lee", "jordan@example.com").build());
        WidgetVisitor received = visitor(acme, "Jordan@example.com");
        acme.update(UpdateLeadCommand.of(received.realLead(), fields -> fields.email("sam@example.com")));
        WidgetVisitor applied = visitor(acme, "kim@example.com");
        acme.update(UpdateLeadCommand.of(applied.realLead(), fields -> fields.phone("+49 170 7654321")));
        WidgetVisitor deleted = visitor(acme, "robin@example.com");
        acme.update(UpdateLeadCommand.of(deleted.realLead(), fields -> fields.clearPhone()));
        acme.management().leads().delete(ALICE, deleted.realLead(), Optional.empty());
        WidgetVisitor.of(acme, "other@example.com");

        PersonExport byPhone = export(acme, PersonQuery.ofPhone("+491701234567"));
        assertThat(byPhone.leads()).isEmpty();
        assertThat(byPhone.otherSubmissions())
                .containsExactlyInAnyOrder(received.submission(), applied.submission(), deleted.submission())
                .extracting(Submission::state)
                .contains(SubmissionState.RECEIVED, SubmissionState.APPLIED);
        PersonExport byFormerEmail = export(acme, PersonQuery.ofEmail("jordan@example.com"));
        assertThat(byFormerEmail.leads()).isEmpty();
        assertThat(byFormerEmail.otherSubmissions()).containsExactly(received.submission());
        PersonExport byEmail = export(acme, PersonQuery.ofEmail("sam@example.com"));
        assertThat(byEmail.otherSubmissions()).isEmpty();
        assertThat(byEmail.leads())
                .singleElement()
                .satisfies(lead -> assertThat(lead.submissions()).containsExactly(received.submission()));
        assertThat(acme.management()
                        .privacy()
                        .exportPerson(
                                Caller.member(GLOBEX, "gina", Scope.values()), PersonQuery.ofPhone("+491701234567"))
                        .otherSubmissions())
                .isEmpty();
    }

    @Test
    default void an_export_has_other_submissions_with_its_addresses() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor other = visitor(acme, "kim@example.com");
        acme.update(UpdateLeadCommand.of(other.realLead(), fields -> fields.phone("+49 170 7654321")));
        WidgetVisitor own = visitor(acme, "jordan@example.com");

        PersonExport export = export(acme, PersonQuery.ofLead(own.realLead()));

        assertThat(export.leads())
                .singleElement()
                .satisfies(lead -> assertThat(lead.submissions()).containsExactly(own.submission()));
        assertThat(export.otherSubmissions()).containsExactly(other.submission());
        acme.management().leads().erase(ALICE, own.realLead(), Optional.empty());
        assertThat(export(acme, PersonQuery.ofLead(own.realLead())).otherSubmissions())
                .isEmpty();
    }

    @Test
    default void the_export_of_a_lead_has_no_submissions_of_others_who_share_its_phone() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor known = visitor(acme, "kim@example.com");
        WidgetVisitor received = visitor(acme, "kim@example.com");
        WidgetVisitor deleted = visitor(acme, "robin@example.com");
        acme.management().leads().delete(ALICE, deleted.realLead(), Optional.empty());
        WidgetVisitor own = visitor(acme, "jordan@example.com");

        PersonExport export = export(acme, PersonQuery.ofLead(own.realLead()));

        assertThat(received.realLead()).isEqualTo(known.realLead());
        assertThat(export.leads())
                .singleElement()
                .satisfies(lead -> assertThat(lead.submissions()).containsExactly(own.submission()));
        assertThat(export.otherSubmissions()).isEmpty();
        assertThat(export(acme, PersonQuery.ofPhone(SENT_PHONE)).leads()).hasSize(3);
    }

    @Test
    default void the_export_of_a_lead_has_submissions_whose_lead_shares_only_its_phone() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor sentBefore = visitor(acme, "jordan@example.com");
        acme.update(UpdateLeadCommand.of(sentBefore.realLead(), fields -> fields.email("sam@example.com")));
        WidgetVisitor own = visitor(acme, "jordan@example.com");

        assertThat(export(acme, PersonQuery.ofLead(own.realLead())).otherSubmissions())
                .containsExactly(sentBefore.submission());
        assertThat(export(acme, PersonQuery.ofLead(sentBefore.realLead())).otherSubmissions())
                .as("the other lead has all addresses that it was sent with")
                .isEmpty();
    }

    @Test
    default void many_submissions_are_exported_completely() {
        ManagedStore acme = new ManagedStore(this);
        List<Submission> sent = new ArrayList<>();
        for (int i = 0; i < 103; i++) {
            acme.clock().advance(Duration.ofSeconds(1));
            WidgetVisitor visitor = visitor(acme, "p" + i + "@example.com");
            acme.update(UpdateLeadCommand.of(visitor.realLead(), fields -> fields.clearPhone()));
            sent.add(0, visitor.submission());
        }

        assertThat(export(acme, PersonQuery.ofPhone("+491701234567")).otherSubmissions())
                .isEqualTo(sent);
    }

    private static WidgetVisitor visitor(ManagedStore acme, String email) {
        return WidgetVisitor.of(
                acme, LeadFields.of("Jordan", "Lee", email).phone(SENT_PHONE).build());
    }

    private static PersonExport export(ManagedStore acme, PersonQuery query) {
        return acme.management().privacy().exportPerson(ALICE, query);
    }
}
