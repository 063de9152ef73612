package io.leadstone.testkit.contract.conversation;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.in.conversation.RecordActivityCommand;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.PersonalLead;
import io.leadstone.testkit.contract.lead.LeadErasureContract;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules for conversations of erased leads. The tests of {@link LeadErasureContract} run with conversations too. */
public interface ErasedLeadConversationsContract extends LeadErasureContract {

    @Test
    default void an_erased_lead_allows_withdrawal_activity_delete_and_restore() {
        ManagedStore acme = new ManagedStore(this);
        LeadId jordan = PersonalLead.in(acme);
        acme.management().leads().erase(ALICE, jordan, Optional.empty());
        ConversationSnapshot conversation = acme.store()
                .conversationSearch()
                .list(ACME, ConversationQuery.ofLead(jordan), UP_TO_100)
                .items()
                .get(0);

        acme.management().leads().recordConsent(ALICE, PersonalLead.consent(jordan, false));
        acme.management().conversations().recordActivity(ALICE, RecordActivityCommand.messages(conversation.id(), 3));
        acme.management().leads().delete(ALICE, jordan, Optional.empty());
        LeadSnapshot restored = acme.management().leads().restore(ALICE, jordan, Optional.empty());

        assertThat(restored.isErased()).isTrue();
        assertThat(restored.consents().marketing()).isEqualTo(ConsentState.WITHDRAWN);
        assertSame("leads.get", restored, acme.get(jordan));
        assertThat(everythingStored(acme.store())).doesNotContainIgnoringCase(PersonalLead.MARKER);
    }

    @Test
    default void a_conversation_with_an_erased_lead_is_refused() {
        ManagedStore acme = new ManagedStore(this);
        LeadId jordan = PersonalLead.in(acme);
        LeadSnapshot erased = acme.management().leads().erase(ALICE, jordan, Optional.empty());

        assertThatExceptionOfType(LeadErasedException.class)
                .isThrownBy(() -> acme.management().conversations().open(ALICE, PersonalLead.conversation(jordan)));

        assertSame("leads.get", erased, acme.get(jordan));
        assertThat(acme.store()
                        .conversationSearch()
                        .list(ACME, ConversationQuery.ofLead(jordan), UP_TO_100)
                        .items())
                .hasSize(1);
    }
}
