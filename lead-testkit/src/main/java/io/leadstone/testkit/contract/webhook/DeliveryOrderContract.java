package io.leadstone.testkit.contract.webhook;

import static io.leadstone.domain.lead.ConsentPurpose.DATA_PROCESSING;
import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.SampleLeads.decision;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.FieldChange;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookMessage;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SettableClock;
import io.leadstone.testkit.contract.fixture.RichLeads;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WebhookScene;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Rules for enqueuing: the subscriptions that get a delivery for an event, and the state of the lead in its message.
 */
public interface DeliveryOrderContract extends StoreUnderTest {

    @Test
    default void events_that_match_a_filter_are_enqueued() {
        WebhookScene scene = new WebhookScene(this);
        Webhook created = scene.subscribe(ACME, "lead.created");
        Webhook family = scene.subscribe(ACME, "lead.*");
        Webhook all = scene.subscribe(ACME, "conversation.created", "*");
        Webhook other = scene.subscribe(ACME, "lead.deleted", "conversation.*");

        scene.scene().add("jordan@example.com");

        assertThat(scene.claimedTypes(created)).containsExactly("lead.created");
        assertThat(scene.claimedTypes(family)).containsExactly("lead.created");
        assertThat(scene.claimedTypes(all)).containsExactly("lead.created");
        assertThat(scene.claimedTypes(other)).isEmpty();
    }

    @Test
    default void events_of_another_company_are_not_enqueued() {
        WebhookScene scene = new WebhookScene(this);
        Webhook globex = scene.subscribe(GLOBEX, "*");

        scene.scene().add("jordan@example.com");

        assertThat(scene.claim(globex)).isEmpty();
        assertThat(scene.queue().due(10)).isEmpty();
    }

    @Test
    default void events_before_the_subscription_are_not_enqueued() {
        WebhookScene scene = new WebhookScene(this);
        LeadSnapshot lead = scene.scene().add("jordan@example.com");
        Webhook webhook = scene.subscribe(ACME, "*");

        scene.move(lead, LeadStatus.CONTACTED);

        assertThat(scene.claimedTypes(webhook)).containsExactly("lead.status_changed");
    }

    @Test
    default void events_are_not_enqueued_for_a_disabled_subscription() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        Webhook disabled = webhook.disable(DisabledReason.SWITCHED_OFF, SettableClock.START);
        scene.scene().store().webhooks().update(disabled);

        scene.scene().add("jordan@example.com");

        assertThat(scene.log(webhook)).isEmpty();
    }

    @Test
    default void a_refused_change_enqueues_nothing() {
        WebhookScene scene = new WebhookScene(this);
        scene.scene().add("jordan@example.com");
        Webhook webhook = scene.subscribe(ACME, "*");

        assertThatExceptionOfType(DuplicateEmailException.class)
                .isThrownBy(() -> scene.scene().add("jordan@example.com"));

        assertThat(scene.log(webhook)).isEmpty();
    }

    @Test
    default void a_message_contains_the_lead_as_of_its_event() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "lead.created");
        LeadSnapshot newLead = scene.scene().add(RichLeads.everything());
        LeadEvent created = scene.scene().events(newLead).get(0);

        scene.move(scene.move(newLead, LeadStatus.CONTACTED), LeadStatus.QUALIFIED);

        assertThat(scene.claimOne(webhook).message()).isEqualTo(WebhookMessage.of(created, newLead));
    }

    @Test
    default void a_message_contains_texts_of_maximum_length() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "lead.created");
        LeadSnapshot lead = scene.scene().add(RichLeads.fourBytes());
        LeadEvent created = scene.scene().events(lead).get(0);

        assertThat(scene.claimOne(webhook).message()).isEqualTo(WebhookMessage.of(created, lead));
    }

    @Test
    default void each_event_of_a_change_is_enqueued_with_its_own_state() {
        WebhookScene scene = new WebhookScene(this);
        LeadSnapshot lead = scene.scene().add(RichLeads.everything());
        Webhook moves = scene.subscribe(ACME, "lead.status_changed");
        Webhook updates = scene.subscribe(ACME, "lead.updated");
        Webhook consents = scene.subscribe(ACME, "lead.consent_changed");
        Webhook all = scene.subscribe(ACME, "*");
        LeadSnapshot moved =
                scene.scene().change(lead, DeliveryOrderContract::lose).after();
        LeadChange explained = scene.scene()
                .change(
                        lead,
                        (found, now) -> lose(found, now).then(lost -> lost.explainLoss(Optional.of("no budget"), now)));

        LeadChange change = scene.scene()
                .change(
                        lead,
                        (found, now) -> lose(found, now)
                                .then(lost -> lost.explainLoss(Optional.of("no budget"), now))
                                .then(lost -> lost.record(decision(MARKETING, true), now)));
        scene.scene().update(change);

        List<WebhookMessage> messages = List.of(
                WebhookMessage.of(change.events().get(0), moved),
                WebhookMessage.of(change.events().get(1), explained.after()),
                WebhookMessage.of(change.events().get(2), change.after()));
        assertThat(scene.claimOne(moves).message()).isEqualTo(messages.get(0));
        assertThat(scene.claimOne(updates).message()).isEqualTo(messages.get(1));
        assertThat(scene.claimOne(consents).message()).isEqualTo(messages.get(2));
        for (WebhookMessage message : messages) {
            ClaimedDelivery next = scene.claimOne(all);
            assertThat(next.message()).isEqualTo(message);
            scene.deliver(next);
        }
    }

    @Test
    default void a_new_lead_enqueues_one_message_with_its_consents() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "lead.*");

        LeadChange newLead = scene.scene()
                .samples()
                .capture(
                        ACME,
                        SampleLeads.details().build(),
                        decision(DATA_PROCESSING, true),
                        decision(MARKETING, true));
        scene.scene().add(newLead);

        ClaimedDelivery created = scene.claimOne(webhook);
        assertSame("message", WebhookMessage.of(newLead.events().get(0), newLead.after()), created.message());
        assertThat(created.message().content().orElseThrow().event().changes())
                .containsExactly(
                        FieldChange.of("consent_data_processing", "false", "true"),
                        FieldChange.of("consent_marketing", "false", "true"));
        scene.deliver(created);
        assertThat(scene.claimedTypes(webhook)).isEmpty();
    }

    @Test
    default void pending_messages_of_an_erased_lead_contain_no_personal_data() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        LeadSnapshot lead = scene.scene().add(RichLeads.everything());
        LeadEvent created = scene.scene().events(lead).get(0);
        ClaimedDelivery finished = scene.claimOne(webhook);
        scene.deliver(finished);
        LeadChange lost = scene.scene()
                .change(
                        lead,
                        (found, now) -> lose(found, now).then(next -> next.explainLoss(Optional.of("no budget"), now)));
        scene.scene().update(lost);

        LeadChange erasure = scene.scene().change(lost.after(), Lead::erase);
        scene.scene().update(erasure);

        scene.scene().store().deliveries().redeliver(ACME, webhook.id(), Optional.empty(), created.id());
        LeadSnapshot erased = erasure.after();
        Instant at = erased.erasedAt().orElseThrow();
        List<WebhookMessage> expected = List.of(
                WebhookMessage.of(created, lead.erased(at)),
                WebhookMessage.of(lost.events().get(0), lost.states().get(0).erased(at)),
                WebhookMessage.of(lost.events().get(1), lost.after().erased(at)),
                WebhookMessage.of(erasure.events().get(0), erased));
        for (WebhookMessage message : expected) {
            ClaimedDelivery next = scene.claimOne(webhook);
            assertThat(next.message()).isEqualTo(message);
            scene.deliver(next);
        }
    }

    private static LeadChange lose(Lead lead, ChangeContext context) {
        return lead.moveTo(LeadStatus.LOST, LeadLifecycle.standard(), context);
    }
}
