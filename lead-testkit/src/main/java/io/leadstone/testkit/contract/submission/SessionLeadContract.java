package io.leadstone.testkit.contract.submission;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WidgetVisitor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of session lead ids: what a widget session reads, and how members use such an id. */
public interface SessionLeadContract extends StoreUnderTest {

    @Test
    default void a_session_reads_only_what_it_sent() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor creator = WidgetVisitor.of(acme, "jordan@example.com");
        WidgetVisitor stranger = WidgetVisitor.of(
                acme,
                LeadFields.of("Mallory", "Lee", "JORDAN@example.com")
                        .phone("555 0100")
                        .build());
        acme.update(UpdateLeadCommand.of(
                creator.realLead(),
                f -> f.notes("private")
                        .phone("555 0199")
                        .metadata("{\"k\":\"secret\"}")
                        .tags(List.of("hidden"))
                        .status(LeadStatus.QUALIFIED)));
        acme.record(creator.realLead(), ConsentPurpose.MARKETING, true);

        for (WidgetVisitor visitor : List.of(creator, stranger)) {
            assertThat(acme.management().leads().get(visitor.caller(), visitor.id()))
                    .isEqualTo(visitor.registered().lead());
        }
        assertDenied(() -> acme.management().leads().get(stranger.caller(), creator.id()));
        assertDenied(() -> acme.management().leads().get(creator.caller(), stranger.id()));
        assertDenied(() -> acme.management().submissions().submissions(creator.caller(), creator.id(), UP_TO_100));
    }

    @Test
    default void a_session_ends_with_its_lead() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor creator = WidgetVisitor.of(acme, "jordan@example.com");
        WidgetVisitor again = WidgetVisitor.of(acme, "jordan@example.com");
        acme.management().leads().delete(ALICE, creator.realLead(), Optional.empty());
        assertGone(acme, creator);
        assertGone(acme, again);
        acme.management().leads().restore(ALICE, creator.realLead(), Optional.empty());
        assertThat(acme.management().leads().get(again.caller(), again.id()))
                .isEqualTo(again.registered().lead());

        acme.management().leads().erase(ALICE, creator.realLead(), Optional.empty());

        assertGone(acme, creator);
        assertGone(acme, again);
        assertThat(acme.management().submissions().refresh(again.registered().refreshToken(), Optional.empty()))
                .isEmpty();
    }

    @Test
    default void members_find_the_lead_by_a_session_lead_id() {
        ManagedStore acme = new ManagedStore(this);
        LeadId real = WidgetVisitor.of(acme, "jordan@example.com").id();
        WidgetVisitor again = WidgetVisitor.of(acme, "jordan@example.com");
        LeadId alias = again.id();

        assertThat(acme.get(alias)).isEqualTo(acme.get(real));
        assertThat(acme.history(alias)).isEqualTo(acme.history(real)).isNotEmpty();
        assertThat(acme.record(alias, ConsentPurpose.MARKETING, true).leadId()).isEqualTo(real);
        assertThat(acme.consents(alias)).isEqualTo(acme.consents(real)).hasSize(1);
        LeadSnapshot updated = acme.update(UpdateLeadCommand.of(alias, f -> f.notes("called")));
        assertThat(updated.id()).isEqualTo(real);
        assertThat(acme.management()
                        .leads()
                        .delete(ALICE, alias, Optional.of(updated.version()))
                        .id())
                .isEqualTo(real);
        assertThatExceptionOfType(LeadNotFoundException.class).isThrownBy(() -> acme.get(alias));
        assertThat(acme.management()
                        .leads()
                        .restore(ALICE, alias, Optional.empty())
                        .id())
                .isEqualTo(real);
        LeadSnapshot erased = acme.management().leads().erase(ALICE, alias, Optional.empty());
        assertThat(erased.id()).isEqualTo(real);
        assertThat(again.stored().orElseThrow().isErased()).isTrue();
    }

    @Test
    default void a_session_lead_id_of_another_company_is_unknown() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor.of(acme, "jordan@example.com");
        LeadId alias = WidgetVisitor.of(acme, "jordan@example.com").id();
        Caller gina = Caller.member(GLOBEX, "gina", Scope.values());

        assertThatExceptionOfType(LeadNotFoundException.class)
                .isThrownBy(() -> acme.management().leads().get(gina, alias));
    }

    private static void assertGone(ManagedStore acme, WidgetVisitor visitor) {
        assertThatExceptionOfType(LeadNotFoundException.class)
                .isThrownBy(() -> acme.management().leads().get(visitor.caller(), visitor.id()));
    }

    private static void assertDenied(Runnable operation) {
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(operation::run);
    }
}
