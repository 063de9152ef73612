package io.leadstone.adapter.micrometer;

import static io.leadstone.adapter.micrometer.LeadstoneMeter.STORE_CALL;
import static io.leadstone.adapter.micrometer.LeadstoneMeter.WEBHOOK_DELIVERY;
import static io.leadstone.adapter.micrometer.LeadstoneMeter.WEBHOOK_DISABLED;
import static io.leadstone.adapter.micrometer.MeteredLeads.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.in.webhook.CreateWebhookCommand;
import io.leadstone.application.port.out.Capabilities;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.StoreHealth;
import io.leadstone.application.port.out.TransactionalStore;
import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.WebhookStore;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.CoreStore;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The meters of the store. */
class StoreMetricsTest {

    @Test
    void a_call_is_measured_by_port_method_and_outcome() {
        MeteredLeads leads = MeteredLeads.of();
        leads.management()
                .leads()
                .get(ALICE, leads.create(ALICE, "jordan@example.com").id());

        assertThat(leads.calls(STORE_CALL, "port", "LeadRepository", "method", "add", "outcome", "success"))
                .isEqualTo(1);
        assertThat(leads.calls(STORE_CALL, "port", "LeadRepository", "method", "find", "outcome", "success"))
                .isEqualTo(1);
    }

    @Test
    void a_store_that_is_down_is_measured_by_its_code() {
        StoreHealth down = () -> {
            throw new StoreUnavailableException(new IllegalStateException("down"));
        };
        MeteredLeads leads = MeteredLeads.of(new StorePorts(new InMemoryLeadStore()).with(StoreHealth.class, down));

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> leads.management().health().check());

        assertThat(leads.calls(STORE_CALL, "port", "StoreHealth", "method", "check", "outcome", "STORE_UNAVAILABLE"))
                .isEqualTo(1);
    }

    @Test
    void a_store_has_the_same_capabilities_as_before() {
        LeadStore core = MeteredLeads.of(new CoreStore(new InMemoryLeadStore())).store();
        LeadStore complete = MeteredLeads.of().store();

        assertThat(core.capability(WebhookStore.class)).isEmpty();
        assertThat(complete.capability(WebhookStore.class))
                .isPresent()
                .isEqualTo(complete.capability(WebhookStore.class));
        assertThat(complete.capability(CharSequence.class)).isEmpty();
    }

    @Test
    void a_capability_of_the_host_is_passed_on() {
        HostCapability own = () -> List.of("one");
        LeadStore raw = new InMemoryLeadStore();
        LeadStore store = MeteredLeads.of(new StoreWithOwn(raw, own)).store();

        assertThat(store.capability(HostCapability.class).orElseThrow().names()).containsExactly("one");
    }

    @Test
    void host_transactions_are_those_of_the_store() {
        StorePorts raw = new StorePorts(new InMemoryLeadStore());
        LeadStore store = MeteredLeads.of(raw).store();

        assertThat(Capabilities.require(store, TransactionalStore.class).hostTransactions())
                .isSameAs(raw.hostTransactions());
    }

    @Test
    void an_attempt_to_deliver_is_measured_by_its_outcome() {
        MeteredLeads leads = MeteredLeads.of();
        DeliveryQueue queue =
                Capabilities.require(leads.store(), WebhookStore.class).deliveryQueue();
        subscribe(leads);
        for (int i = 0; i < 4; i++) {
            leads.create(ALICE, "lead" + i + "@example.com");
        }
        Webhook webhook = queue.due(1).get(0);
        List<ClaimedDelivery> claimed = queue.claim(webhook, 4, Duration.ofHours(1));

        queue.record(claimed.get(0), DeliveryOutcome.delivered(SampleWebhooks.answered(204)));
        queue.record(claimed.get(0), DeliveryOutcome.delivered(SampleWebhooks.answered(204)));
        queue.record(claimed.get(1), DeliveryOutcome.retry(SampleWebhooks.unanswered(), Duration.ofHours(1)));
        queue.record(claimed.get(2), DeliveryOutcome.exhausted(SampleWebhooks.answered(400)));

        assertThat(leads.calls(WEBHOOK_DELIVERY, "outcome", "delivered"))
                .as("an outcome that is not recorded is not counted")
                .isEqualTo(1);
        assertThat(leads.calls(WEBHOOK_DELIVERY, "outcome", "retry")).isEqualTo(1);
        assertThat(leads.calls(WEBHOOK_DELIVERY, "outcome", "exhausted")).isEqualTo(1);
    }

    @Test
    void a_webhook_whose_receiver_is_gone_is_counted_once() {
        MeteredLeads leads = MeteredLeads.of();
        DeliveryQueue queue =
                Capabilities.require(leads.store(), WebhookStore.class).deliveryQueue();
        subscribe(leads);
        leads.create(ALICE, "jordan@example.com");
        leads.create(ALICE, "robin@example.com");

        for (ClaimedDelivery claimed : queue.claim(queue.due(1).get(0), 2, Duration.ofHours(1))) {
            queue.record(claimed, DeliveryOutcome.receiverGone(SampleWebhooks.answered(410)));
        }

        assertThat(leads.count(WEBHOOK_DISABLED, "reason", "gone")).isEqualTo(1);
        assertThat(leads.calls(WEBHOOK_DELIVERY, "outcome", "exhausted")).isEqualTo(2);
    }

    @Test
    void a_webhook_that_has_failed_for_too_long_is_counted_once() {
        MeteredLeads leads = MeteredLeads.of();
        WebhookStore store = Capabilities.require(leads.store(), WebhookStore.class);
        Webhook webhook = new SampleWebhooks(new SampleLeads())
                .webhook(ALICE.companyId(), "*")
                .failingSince(Optional.of(Instant.now().minus(Webhook.FAILING_LIMIT)));
        store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
        leads.create(ALICE, "jordan@example.com");
        leads.create(ALICE, "robin@example.com");

        for (ClaimedDelivery claimed : store.deliveryQueue().claim(webhook, 2, Duration.ofHours(1))) {
            store.deliveryQueue().record(claimed, DeliveryOutcome.exhausted(SampleWebhooks.answered(400)));
        }

        assertThat(leads.count(WEBHOOK_DISABLED, "reason", "failing")).isEqualTo(1);
    }

    private static void subscribe(MeteredLeads leads) {
        leads.management()
                .webhooks()
                .create(ALICE, new CreateWebhookCommand("https://crm.example/hooks", List.of("*"), Optional.empty()));
    }

    /** A capability that Leadstone does not know. */
    private interface HostCapability {

        List<String> names();
    }

    /** A store of a host with a capability of its own. */
    private record StoreWithOwn(LeadStore store, HostCapability own) implements LeadStore {

        @Override
        public LeadRepository leads() {
            return store.leads();
        }

        @Override
        public LeadSearch search() {
            return store.search();
        }

        @Override
        public ConsentLedger consents() {
            return store.consents();
        }

        @Override
        public EventLog events() {
            return store.events();
        }

        @Override
        public <T> Optional<T> capability(Class<T> type) {
            return type == HostCapability.class ? Optional.of(type.cast(own)) : store.capability(type);
        }
    }
}
