package io.leadstone.testkit.contract.conversation;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.conversation.RecordActivityCommand;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
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

/** Rules for event listeners of conversations: they are notified of the stored events. */
public interface ConversationEventsContract extends StoreUnderTest {

    @Test
    default void listeners_get_lead_and_conversation_events_in_log_order() {
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
        ConversationId conversation = management
                .conversations()
                .open(ALICE, OpenConversationCommand.of("agent-1", jordan))
                .id();
        management.conversations().recordActivity(ALICE, RecordActivityCommand.messages(conversation, 3));
        management.conversations().delete(ALICE, conversation, Optional.empty());
        management.leads().delete(ALICE, jordan, Optional.empty());
        management.leads().restore(ALICE, jordan, Optional.empty());

        List<LeadEvent> newestLast = new ArrayList<>(
                management.leads().history(ALICE, jordan, StoreScene.UP_TO_100).items());
        Collections.reverse(newestLast);
        assertThat(notified).hasSizeGreaterThan(7).isEqualTo(newestLast);
    }

    private static LeadSnapshot create(LeadManagement management, String email) {
        return management
                .leads()
                .create(ALICE, new CreateLeadCommand(SampleLeads.draft(email).build(), DuplicatePolicy.REJECT))
                .lead();
    }
}
