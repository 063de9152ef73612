package io.leadstone.testkit.contract.lead;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.out.lead.LeadEventListener;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules for event listeners: they are notified of the stored events of leads, and of nothing else. */
public interface EventListenerContract extends StoreUnderTest {

    @Test
    default void listeners_get_the_events_of_a_lead_in_log_order() {
        StorePorts store = new StorePorts(emptyStore());
        List<LeadEvent> notified = new ArrayList<>();
        LeadManagement management =
                LeadManagement.builder().store(store).onEvent(notified::add).build();

        LeadId jordan = create(management, "jordan@example.com").id();
        management
                .leads()
                .update(
                        ALICE,
                        UpdateLeadCommand.of(jordan, f -> f.notes("call back").status(LeadStatus.CONTACTED)));
        management.leads().delete(ALICE, jordan, Optional.empty());
        management.leads().restore(ALICE, jordan, Optional.empty());

        List<LeadEvent> newestLast = new ArrayList<>(
                management.leads().history(ALICE, jordan, StoreScene.UP_TO_100).items());
        Collections.reverse(newestLast);
        assertThat(notified).hasSizeGreaterThan(4).isEqualTo(newestLast);
    }

    @Test
    default void listeners_are_not_notified_of_a_refused_change() {
        StorePorts store = new StorePorts(emptyStore());
        List<LeadEvent> notified = new ArrayList<>();
        LeadManagement management =
                LeadManagement.builder().store(store).onEvent(notified::add).build();
        create(management, "jordan@example.com");
        notified.clear();

        assertThatExceptionOfType(DuplicateEmailException.class)
                .isThrownBy(() -> create(management, "jordan@example.com"));
        management
                .leads()
                .create(
                        ALICE,
                        new CreateLeadCommand(
                                SampleLeads.draft("jordan@example.com").build(), DuplicatePolicy.RETURN));

        assertThat(notified).isEmpty();
    }

    @Test
    default void a_failing_listener_does_not_stop_others() {
        StorePorts store = new StorePorts(emptyStore());
        List<LeadEvent> notified = new ArrayList<>();
        LeadEventListener failing = event -> {
            throw new IllegalStateException("the listener fails");
        };
        LeadManagement management = LeadManagement.builder()
                .store(store)
                .onEvent(failing)
                .onEvent(notified::add)
                .build();

        LeadSnapshot jordan = create(management, "jordan@example.com");

        assertSame("leads.get", jordan, management.leads().get(ALICE, jordan.id()));
        assertThat(notified).hasSize(1);
    }

    private static LeadSnapshot create(LeadManagement management, String email) {
        return management
                .leads()
                .create(ALICE, new CreateLeadCommand(SampleLeads.draft(email).build(), DuplicatePolicy.REJECT))
                .lead();
    }
}
