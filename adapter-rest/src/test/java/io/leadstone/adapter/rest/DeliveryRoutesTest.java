package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.DeliveryAttempt;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.testkit.SampleWebhooks;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the routes of a webhook's deliveries. */
class DeliveryRoutesTest {

    private static final String START = "2025-09-01T12:00:00.000Z";

    private final RestHost host = RestHost.start();
    private String path = "";

    @BeforeEach
    void createWebhook() {
        path = "/v1/webhook/"
                + host.call("POST", "/v1/webhook")
                        .json("{\"url\":\"https://crm.example/hooks\",\"events\":[\"lead.*\"]}")
                        .send()
                        .field("id");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void a_test_is_enqueued_and_listed() {
        Answer test = host.call("POST", path + "/test").send();
        assertThat(test.status()).as(test.text()).isEqualTo(202);
        assertThat(test.text())
                .startsWith("{\"id\":\"" + test.field("id")
                        + "\",\"type\":\"webhook.test\",\"lead_id\":null,\"status\":\"pending\",\"attempts\":0,"
                        + "\"last_attempt\":null,\"next_attempt_at\":\"")
                .endsWith("\",\"happened_at\":\"" + START + "\",\"finished_at\":null}");
        assertThat(list("")).containsExactly(test.json());
    }

    @Test
    void a_delivery_shows_its_lead_and_its_last_attempt() {
        String lead = lead("jordan@example.com");
        JsonNode waiting = list("").get(0);
        assertThat(waiting.path("type").asText()).isEqualTo("lead.created");
        assertThat(waiting.path("lead_id").asText()).isEqualTo(lead);
        JsonNode event =
                host.call("GET", "/v1/lead/" + lead + "/history").send().json().at("/items/0");
        assertThat(waiting.path("id")).isEqualTo(event.path("id"));

        recordOutcomes(attempt -> DeliveryOutcome.retry(attempt, Duration.ZERO), SampleWebhooks.unanswered());
        JsonNode tried = list("").get(0);
        assertThat(tried.path("attempts").asInt()).isEqualTo(1);
        assertThat(tried.path("status").asText()).isEqualTo("pending");
        assertThat(tried.path("next_attempt_at").isTextual()).isTrue();
        assertThat(tried.path("last_attempt"))
                .hasToString("{\"at\":\"" + START
                        + "\",\"response_code\":null,\"error\":\"no answer in time\",\"duration_ms\":10000}");

        recordOutcomes(DeliveryOutcome::delivered, SampleWebhooks.answered(204));
        JsonNode delivered = list("").get(0);
        assertThat(delivered.path("status").asText()).isEqualTo("delivered");
        assertThat(delivered.path("next_attempt_at").isNull()).isTrue();
        assertThat(delivered.path("finished_at").isTextual()).isTrue();
        assertThat(delivered.path("last_attempt"))
                .hasToString("{\"at\":\"" + START + "\",\"response_code\":204,\"error\":null,\"duration_ms\":12}");
    }

    @Test
    void deliveries_are_listed_by_status() {
        lead("one@example.com");
        recordOutcomes(DeliveryOutcome::delivered, SampleWebhooks.answered(200));
        lead("two@example.com");
        recordOutcomes(DeliveryOutcome::exhausted, SampleWebhooks.answered(400));
        lead("three@example.com");
        assertThat(statuses("")).containsExactlyInAnyOrder("pending", "exhausted", "delivered");
        for (String status : List.of("pending", "exhausted", "delivered")) {
            assertThat(statuses("?status=" + status)).containsExactly(status);
        }
        Answer filtered =
                host.call("GET", path + "/deliveries?status=pending&per_page=1").send();
        assertThat(filtered.json().at("/pagination/total").asLong()).isEqualTo(1);
        assertThat(filtered.response().headers().allValues("Link")).allMatch(link -> link.contains("status=pending"));
    }

    @Test
    void an_exhausted_delivery_is_redelivered_with_the_same_id() {
        lead("jordan@example.com");
        recordOutcomes(DeliveryOutcome::exhausted, SampleWebhooks.answered(400));
        String id = list("").get(0).path("id").asText();

        Answer again =
                host.call("POST", path + "/deliveries/" + id + "/redeliver").send();

        assertThat(again.status()).as(again.text()).isEqualTo(202);
        assertThat(again.field("id")).isEqualTo(id);
        assertThat(again.field("status")).isEqualTo("pending");
        assertThat(again.json().path("attempts").asInt()).isZero();
        assertThat(again.json().at("/last_attempt/response_code").asInt()).isEqualTo(400);
        assertThat(again.json().path("finished_at").isNull()).isTrue();
        assertThat(list("")).containsExactly(again.json());
    }

    @Test
    void a_delivery_of_another_webhook_is_not_found() {
        String other = "/v1/webhook/"
                + host.call("POST", "/v1/webhook")
                        .json("{\"url\":\"https://crm.example/other\",\"events\":[\"lead.erased\"]}")
                        .send()
                        .field("id");
        String id = host.call("POST", other + "/test").send().field("id");

        Answer refused =
                host.call("POST", path + "/deliveries/" + id + "/redeliver").send();

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.field("code")).isEqualTo("DELIVERY_NOT_FOUND");
        assertThat(list("")).isEmpty();
        assertThat(host.call("POST", path + "/deliveries/no-id/redeliver")
                        .send()
                        .field("code"))
                .isEqualTo("DELIVERY_NOT_FOUND");
    }

    @Test
    void finished_deliveries_are_replayed_since_an_instant() {
        lead("one@example.com");
        host.clock.advance(Duration.ofHours(1));
        lead("two@example.com");
        recordOutcomes(DeliveryOutcome::delivered, SampleWebhooks.answered(200));
        host.clock.advance(Duration.ofHours(1));
        lead("three@example.com");

        Answer nothing = replay("2025-09-01T13:00:00.001Z");
        assertThat(nothing.status()).as(nothing.text()).isEqualTo(202);
        assertThat(nothing.json().path("replayed").asLong()).isZero();
        Answer one = replay("2025-09-01T15:00:00+02:00");
        assertThat(one.text())
                .isEqualTo("{\"webhook_id\":\"" + path.substring("/v1/webhook/".length())
                        + "\",\"since\":\"2025-09-01T13:00:00.000Z\",\"replayed\":1}");
        assertThat(statuses("")).containsExactlyInAnyOrder("pending", "pending", "delivered");
        assertThat(replay("0001-01-01T00:00:00").json().path("replayed").asLong())
                .isEqualTo(1);
        assertThat(statuses("")).containsOnly("pending");
    }

    @Test
    void deliveries_of_a_deleted_webhook_are_not_found() {
        String id = host.call("POST", path + "/test").send().field("id");
        host.call("DELETE", path).send();
        for (Answer answer : List.of(
                host.call("GET", path + "/deliveries").send(),
                host.call("POST", path + "/test").send(),
                host.call("POST", path + "/rotate-secret").send(),
                host.call("POST", path + "/deliveries/" + id + "/redeliver").send(),
                replay(START))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.field("code")).isEqualTo("WEBHOOK_NOT_FOUND");
        }
    }

    private Answer replay(String since) {
        return host.call("POST", path + "/replay")
                .json("{\"since\":\"" + since + "\"}")
                .send();
    }

    private String lead(String email) {
        return host.call("POST", "/v1/lead")
                .json("{\"first_name\":\"Jordan\",\"last_name\":\"Lee\",\"email\":\"" + email + "\"}")
                .send()
                .field("id");
    }

    /** Claims all due deliveries and records their outcomes, as a dispatcher does. */
    private void recordOutcomes(Function<DeliveryAttempt, DeliveryOutcome> outcome, DeliveryAttempt attempt) {
        Webhook webhook = host.store
                .webhooks()
                .find(
                        new CompanyId(RestHost.ACME),
                        WebhookId.parse(path.substring("/v1/webhook/".length())).orElseThrow())
                .orElseThrow();
        List<ClaimedDelivery> claimed = host.store.deliveryQueue().claim(webhook, 100, Duration.ofMinutes(1));
        assertThat(claimed).isNotEmpty();
        claimed.forEach(delivery -> assertThat(host.store
                        .deliveryQueue()
                        .record(delivery, outcome.apply(attempt))
                        .stored())
                .isTrue());
    }

    private List<JsonNode> list(String query) {
        return host.call("GET", path + "/deliveries" + query)
                .send()
                .json()
                .path("items")
                .findParents("happened_at");
    }

    private List<String> statuses(String query) {
        return list(query).stream().map(item -> item.path("status").asText()).toList();
    }
}
