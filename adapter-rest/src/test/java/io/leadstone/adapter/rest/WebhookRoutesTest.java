package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.testkit.SampleWebhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the routes of webhooks. */
class WebhookRoutesTest {

    private static final String NEW =
            "{\"url\":\" https://crm.example/hooks \",\"events\":[\"lead.created\",\"lead.*\","
                    + "\"lead.created\"],\"description\":\" Our CRM \"}";

    private final RestHost host = RestHost.start();
    private Webhook first = subscribed();
    private String path = "";

    @BeforeEach
    void setPath() {
        path = "/v1/webhook/" + first.id();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/api/v1"})
    void a_webhook_is_created_read_updated_and_deleted(String prefix) {
        Answer created = host.call("POST", prefix + "/webhook").json(NEW).send();
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.header("ETag")).contains("\"1\"");
        assertThat(created.header("Cache-Control")).contains("no-store");
        String own = prefix + "/webhook/" + created.field("id");
        assertThat(created.header("Location")).contains(own);
        assertThat(created.field("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");

        Answer read = host.call("GET", own).send();
        assertThat(read.text())
                .isEqualTo("{\"id\":\"" + created.field("id")
                        + "\",\"company_id\":\"acme\",\"url\":\"https://crm.example/hooks\","
                        + "\"events\":[\"lead.created\",\"lead.*\"],\"description\":\"Our CRM\",\"enabled\":true,"
                        + "\"disabled\":null,\"failing_since\":null,\"previous_secret_until\":null,"
                        + "\"created_at\":\"2025-09-01T12:00:00.000Z\",\"updated_at\":\"2025-09-01T12:00:00.000Z\","
                        + "\"version\":1}");
        ObjectNode withoutSecret = (ObjectNode) created.json();
        withoutSecret.remove("secret");
        assertThat(withoutSecret).isEqualTo(read.json());

        host.clock.advance(Duration.ofMinutes(1));
        Answer changed = host.call("PATCH", own)
                .json("{\"url\":\"https://crm.example/other\",\"events\":[\"*\"],\"description\":null}")
                .send();
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.header("ETag")).contains("\"2\"");
        assertThat(changed.text())
                .contains("\"url\":\"https://crm.example/other\",\"events\":[\"*\"],\"description\":null")
                .contains("\"updated_at\":\"2025-09-01T12:01:00.000Z\",\"version\":2");
        assertThat(host.call("GET", own).send().text()).isEqualTo(changed.text());

        Answer deleted = host.call("DELETE", own).send();
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.text()).isEmpty();
        assertThat(host.call("DELETE", own).send().field("code")).isEqualTo("WEBHOOK_NOT_FOUND");
        assertThat(host.call("GET", own).send().status()).isEqualTo(404);
        assertThat(items("/v1/webhook")).containsExactly(first.id().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"url\":\"https://other.example\"} | /url | \"https://other.example\"",
                "{\"events\":[\"conversation.*\"]} | /events | [\"conversation.*\"]",
                "{\"description\":\"x\"} | /description | \"x\"",
                "{\"description\":null} | /description | null",
                "{\"enabled\":false} | /disabled | \"switched_off\""
            })
    void a_patch_of_one_field_keeps_the_others(String body, String changed, String value) {
        ObjectNode before = (ObjectNode) host.call("GET", path).send().json();
        ObjectNode after = (ObjectNode) host.call("PATCH", path)
                .header("Content-Type", "application/merge-patch+json")
                .bytes(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .send()
                .json();
        assertThat(after.at(changed)).hasToString(value);
        List<String> moved = List.of(changed.substring(1), "version", "updated_at", "enabled");
        assertThat(before.without(moved).toString())
                .isEqualTo(after.without(moved).toString());
    }

    @Test
    void the_secret_is_returned_only_when_it_is_created() {
        String created = first.secrets().current().text();
        Answer rotated = host.call("POST", path + "/rotate-secret").send();
        assertThat(rotated.status()).as(rotated.text()).isEqualTo(200);
        assertThat(rotated.header("ETag")).contains("\"2\"");
        assertThat(rotated.header("Cache-Control")).contains("no-store");
        assertThat(rotated.field("secret")).startsWith("whsec_").isNotEqualTo(created);
        assertThat(rotated.text()).doesNotContain(created);
        assertThat(rotated.field("previous_secret_until")).isEqualTo("2025-09-02T12:00:00.000Z");

        for (Answer answer : List.of(
                host.call("GET", path).send(),
                host.call("GET", "/v1/webhook").send(),
                host.call("PATCH", path).json("{\"description\":\"x\"}").send(),
                host.call("PATCH", path)
                        .json("{\"secret\":\"" + created + "\"}")
                        .send(),
                host.call("POST", path + "/test").send(),
                host.call("GET", path + "/deliveries").send(),
                host.call("POST", path + "/replay")
                        .json("{\"since\":\"2025-01-01T00:00:00Z\"}")
                        .send(),
                host.call("DELETE", path).send())) {
            assertThat(answer.text()).doesNotContain("whsec_", "\"secret\":\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"switched_off", "gone", "failing"})
    void a_disabled_webhook_can_be_enabled_again(String reason) {
        disable(reason);
        Answer disabled = host.call("GET", path).send();
        assertThat(disabled.field("disabled")).isEqualTo(reason);
        assertThat(disabled.json().path("enabled").asBoolean()).isFalse();

        Answer changed =
                host.call("PATCH", path).json("{\"description\":\"still off\"}").send();
        assertThat(changed.field("disabled")).isEqualTo(reason);
        Answer enabled = host.call("PATCH", path).json("{\"enabled\":true}").send();

        assertThat(enabled.status()).as(enabled.text()).isEqualTo(200);
        assertThat(enabled.text()).contains("\"enabled\":true,\"disabled\":null,\"failing_since\":null");
    }

    @Test
    void the_tag_changes_when_attempts_begin_to_fail() {
        String initialTag = host.call("GET", path).send().header("ETag").orElseThrow();
        attempt(DeliveryOutcome.retry(SampleWebhooks.unanswered(), Duration.ofHours(1)));

        Answer failing =
                host.call("GET", path).header("If-None-Match", initialTag).send();
        assertThat(failing.status()).isEqualTo(200);
        assertThat(failing.json().path("failing_since").isTextual()).isTrue();
        String tag = failing.header("ETag").orElseThrow();
        assertThat(tag).startsWith("\"1-").isNotEqualTo(initialTag);
        Answer known = host.call("GET", path).header("If-None-Match", tag).send();
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.header("ETag")).contains(tag);
        assertThat(host.call("PATCH", path)
                        .header("If-Match", tag)
                        .json("{\"description\":\"x\"}")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_webhook_can_be_sent_back_as_it_was_read() {
        ObjectNode read = (ObjectNode) host.call("GET", path).send().json();
        read.put("description", "mine").put("created_at", "2025-09-01T14:00:00+02:00");
        Answer written = host.call("PATCH", path).json(read.toString()).send();
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        assertThat(written.field("description")).isEqualTo("mine");

        Answer again = host.call("PATCH", path).json(read.toString()).send();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.field("code")).isEqualTo("VERSION_CONFLICT");
        Answer both = host.call("PATCH", path)
                .header("If-Match", "\"1\"")
                .json(read.toString())
                .send();
        assertThat(both.status()).isEqualTo(412);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PATCH | | {\"description\":\"x\"}",
                "DELETE | |",
                "POST | /rotate-secret |",
                "POST | /test |",
                "POST | /replay | {\"since\":\"2025-09-01T12:00:00Z\"}"
            })
    void a_write_with_a_stale_version_is_rejected(String method, String below, String body) {
        host.call("PATCH", path).json("{\"description\":\"second\"}").send();
        String target = path + (below == null ? "" : below);
        String before = host.call("GET", path).send().text();
        for (String stale : new String[] {"\"1\"", "\"3\"", "W/\"2\"", "\"1\", \"7\"", "\"abc\""}) {
            Answer answer = call(method, target, body).header("If-Match", stale).send();
            assertThat(answer.status()).as(stale + answer.text()).isEqualTo(412);
            assertThat(answer.field("code")).isEqualTo("PRECONDITION_FAILED");
        }
        assertThat(call(method, target, body).header("If-Match", "2").send().status())
                .isEqualTo(400);
        assertThat(host.call("GET", path).send().text()).isEqualTo(before);
        assertThat(items(path + "/deliveries")).isEmpty();
        String missing = target.replace(first.id().toString(), Route.Records.MISSING.webhook());
        assertThat(call(method, missing, body)
                        .header("If-Match", "\"1\"")
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(call(method, target, body)
                        .header("If-Match", "\"9\", \"2\"")
                        .send()
                        .status())
                .isBetween(200, 204);
    }

    private Webhook subscribed() {
        Answer created = host.call("POST", "/v1/webhook").json(NEW).send();
        return stored(created.field("id"));
    }

    private Webhook stored(String id) {
        return host.store
                .webhooks()
                .find(new CompanyId(RestHost.ACME), WebhookId.parse(id).orElseThrow())
                .orElseThrow();
    }

    /** Disables the webhook for this reason. */
    private void disable(String reason) {
        switch (reason) {
            case "gone" -> attempt(DeliveryOutcome.receiverGone(SampleWebhooks.answered(410)));
            case "failing" -> {
                attempt(DeliveryOutcome.retry(SampleWebhooks.unanswered(), Duration.ofHours(1)));
                host.store
                        .webhooks()
                        .update(stored(first.id().toString()).disable(DisabledReason.FAILING, Instant.now()));
            }
            default -> host.call("PATCH", path).json("{\"enabled\":false}").send();
        }
    }

    private void attempt(DeliveryOutcome outcome) {
        host.call("POST", path + "/test").send();
        for (ClaimedDelivery claimed :
                host.store.deliveryQueue().claim(stored(first.id().toString()), 10, Duration.ofMinutes(1))) {
            assertThat(host.store.deliveryQueue().record(claimed, outcome).stored())
                    .isTrue();
        }
    }

    private RestCall call(String method, String target, String body) {
        RestCall call = host.call(method, target);
        return body == null ? call : call.json(body);
    }

    private List<String> items(String list) {
        return host.call("GET", list).send().json().path("items").findValuesAsText("id");
    }
}
