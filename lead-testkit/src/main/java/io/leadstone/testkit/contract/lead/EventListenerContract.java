package io.leadstone.testkit.contract.lead;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.conversation.RecordActivityCommand;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.lead.LeadEventListener;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a host that listens is told of what the store keeps. */
public interface EventListenerContract extends StoreUnderTest {

    @Test
    default void a_listener_is_told_what_the_log_says() {
        LeadStore store = emptyStore();
        List<LeadEvent> told = new ArrayList<>();
        LeadManagement leads =
                LeadManagement.builder().store(store).onEvent(told::add).build();

        LeadId jordan = create(leads, "jordan@example.com").id();
        leads.leads()
                .update(
                        ALICE,
                        UpdateLeadCommand.of(jordan)
                                .notes(FieldUpdate.set("call back"))
                                .status(FieldUpdate.set("contacted"))
                                .build());
        ConversationId talk = leads.conversations()
                .open(ALICE, OpenConversationCommand.of("agent-1", jordan))
                .id();
        leads.conversations().recordActivity(ALICE, RecordActivityCommand.messages(talk, 3));
        leads.conversations().delete(ALICE, talk, Optional.empty());
        leads.leads().delete(ALICE, jordan, Optional.empty());
        leads.leads().restore(ALICE, jordan, Optional.empty());

        List<LeadEvent> newestLast = new ArrayList<>(
                leads.leads().history(ALICE, jordan, StoreScene.UP_TO_100).items());
        Collections.reverse(newestLast);
        assertThat(told).hasSizeGreaterThan(7).isEqualTo(newestLast);
    }

    @Test
    default void a_listener_is_told_nothing_of_what_was_refused() {
        LeadStore store = emptyStore();
        List<LeadEvent> told = new ArrayList<>();
        LeadManagement leads =
                LeadManagement.builder().store(store).onEvent(told::add).build();
        create(leads, "jordan@example.com");
        told.clear();

        assertThatExceptionOfType(DuplicateEmailException.class).isThrownBy(() -> create(leads, "jordan@example.com"));
        leads.leads()
                .create(
                        ALICE,
                        new CreateLeadCommand(
                                SampleLeads.draft("jordan@example.com").build(), DuplicatePolicy.RETURN));

        assertThat(told).isEmpty();
    }

    @Test
    default void a_listener_that_fails_is_in_nobodys_way() {
        LeadStore store = emptyStore();
        List<LeadEvent> told = new ArrayList<>();
        LeadEventListener failing = event -> {
            throw new IllegalStateException("not today");
        };
        LeadManagement leads = LeadManagement.builder()
                .store(store)
                .onEvent(failing)
                .onEvent(told::add)
                .build();

        LeadSnapshot jordan = create(leads, "jordan@example.com");

        assertThat(leads.leads().get(ALICE, jordan.id())).isEqualTo(jordan);
        assertThat(told).hasSize(1);
    }

    private static LeadSnapshot create(LeadManagement leads, String email) {
        return leads.leads()
                .create(ALICE, new CreateLeadCommand(SampleLeads.draft(email).build(), DuplicatePolicy.REJECT))
                .lead();
    }
}
