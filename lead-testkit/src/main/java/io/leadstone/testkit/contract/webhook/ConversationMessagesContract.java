package io.leadstone.testkit.contract.webhook;

import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookMessage;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WebhookScene;
import org.junit.jupiter.api.Test;

/** Rules for the messages of conversation events, in a store with conversations and webhooks. */
public interface ConversationMessagesContract extends StoreUnderTest {

    @Test
    default void conversation_events_are_enqueued_with_their_lead() {
        WebhookScene scene = new WebhookScene(this);
        LeadSnapshot lead = scene.scene().add("jordan@example.com");
        Webhook webhook = scene.subscribe(ACME, "conversation.*");
        ConversationChange opened = scene.scene().samples().open(lead);

        scene.scene().store().conversations().add(opened);
        scene.scene().store().conversations().record(scene.scene().samples().report(opened.after(), 3));

        ClaimedDelivery first = scene.claimOne(webhook);
        LeadSnapshot updated =
                Lead.restore(lead).record(opened.event().orElseThrow()).after();
        assertThat(first.message())
                .isEqualTo(WebhookMessage.of(opened.event().orElseThrow().withNumber(2), updated));
        scene.deliver(first);
        assertThat(scene.claimedTypes(webhook)).containsExactly("conversation.activity_recorded");
    }
}
