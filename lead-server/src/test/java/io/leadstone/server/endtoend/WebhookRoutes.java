package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstone.adapter.webhook.ReceivedCall;
import io.leadstone.adapter.webhook.Receiver;
import io.leadstone.domain.webhook.WebhookSecret;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that webhooks deliver events, and that the routes show the deliveries. */
interface WebhookRoutes extends EndToEnd {

    @Test
    default void a_delivery_shows_a_lead_as_the_api_does() throws Exception {
        try (Receiver receiver = new Receiver()) {
            Answer webhook = subscribe(receiver, "lead.*");
            WebhookSecret secret = new WebhookSecret(webhook.text("secret"));
            String lead = "/v1/lead/"
                    + admin().post(
                                    "/v1/lead",
                                    "{\"first_name\": \"Jordan\", \"last_name\": \"Lee\", \"email\": \""
                                            + Drafts.newEmail()
                                            + "\", \"phone\": \"+1-415-555-2671\", \"tags\": [\"vip\"], "
                                            + "\"metadata\": {\"budget\": 12.50, \"rooms\": [1, 2]}}")
                            .text("id");
            JsonNode created = admin().get(lead).body();
            admin().send("PATCH", lead, "{\"status\": \"qualified\"}");
            JsonNode qualified = admin().get(lead).body();

            ReceivedCall first = call(receiver, lead, "lead.created");
            ReceivedCall second = call(receiver, lead, "lead.status_changed");

            for (ReceivedCall call : receiver.calls().all()) {
                assertThat(call.isSignedWith(secret)).isTrue();
            }
            assertThat(leadOf(first)).isEqualTo(withoutUnread(created));
            assertThat(leadOf(second)).isEqualTo(withoutUnread(qualified));
            assertThat(first.json().at("/data/event/number").asInt()).isEqualTo(1);
            String id = webhook.text("id");
            Awaiting.that(() -> admin().get("/v1/webhook/" + id + "/deliveries?status=delivered")
                    .body()
                    .findValuesAsText("id")
                    .contains(first.id()));
            admin().send("DELETE", "/v1/webhook/" + id, "");
        }
    }

    @Test
    default void a_test_a_redelivery_and_a_replay_are_sent_on_request() throws Exception {
        try (Receiver receiver = new Receiver()) {
            Answer webhook = subscribe(receiver, "lead.created");
            String route = "/v1/webhook/" + webhook.text("id");
            Instant before = Instant.now();
            String lead = "/v1/lead/"
                    + admin().post("/v1/lead", Drafts.of(Drafts.newEmail())).text("id");
            ReceivedCall delivered = call(receiver, lead, "lead.created");
            String delivery = route + "/deliveries/" + delivered.id() + "/redeliver";
            Awaiting.that(() -> admin().get(route + "/deliveries?status=delivered")
                            .body()
                            .get("items")
                            .size()
                    == 1);

            assertThat(admin().post(route + "/test", "").status()).isBetween(200, 202);
            receiver.calls()
                    .until(calls -> calls.stream().anyMatch(call -> call.body().contains("webhook.test")));
            assertThat(admin().post(delivery, "").status()).isBetween(200, 202);
            receiver.calls().until(calls -> times(delivered, calls) == 2);
            Awaiting.that(() -> admin().get(route + "/deliveries?status=pending")
                    .body()
                    .get("items")
                    .isEmpty());
            assertThat(admin().post(route + "/replay", "{\"since\": \"" + before.minusSeconds(5) + "\"}")
                            .status())
                    .isBetween(200, 202);
            receiver.calls().until(calls -> times(delivered, calls) == 3);
            admin().send("DELETE", route, "");
        }
    }

    @Test
    default void another_company_has_no_access_to_a_webhook() {
        try (Receiver receiver = new Receiver()) {
            String route = "/v1/webhook/" + subscribe(receiver, "*").text("id");
            Client other = clients().otherCompany();

            assertThat(other.get(route).status()).isEqualTo(404);
            assertThat(other.get(route + "/deliveries").status()).isEqualTo(404);
            assertThat(other.post(route + "/test", "").status()).isEqualTo(404);
            assertThat(other.post(route + "/rotate-secret", "").status()).isEqualTo(404);
            assertThat(other.send("DELETE", route, "").status()).isEqualTo(404);
            assertThat(other.get("/v1/webhook").body().get("items")).isEmpty();
            String lead = other.post("/v1/lead", Drafts.of(Drafts.newEmail())).text("id");
            String own = admin().post("/v1/lead", Drafts.of(Drafts.newEmail())).text("id");
            receiver.calls()
                    .until(calls -> calls.stream().anyMatch(call -> call.body().contains(own)));
            assertThat(receiver.calls().all()).noneMatch(call -> call.body().contains(lead));
            admin().send("DELETE", route, "");
        }
    }

    private Answer subscribe(Receiver receiver, String filter) {
        Answer made =
                admin().post("/v1/webhook", "{\"url\": \"" + receiver.url() + "\", \"events\": [\"" + filter + "\"]}");
        assertThat(made.status()).isEqualTo(201);
        return made;
    }

    /** Waits for the call with this type of event about the lead of this route. */
    private static ReceivedCall call(Receiver receiver, String route, String type) {
        String lead = route.substring(route.lastIndexOf('/') + 1);
        return receiver.calls().until(calls -> calls.stream().anyMatch(call -> isAbout(call, lead, type))).stream()
                .filter(call -> isAbout(call, lead, type))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isAbout(ReceivedCall call, String lead, String type) {
        return call.json().at("/data/lead/id").asText().equals(lead)
                && call.json().get("type").asText().equals(type);
    }

    private static long times(ReceivedCall delivered, List<ReceivedCall> calls) {
        return calls.stream().filter(call -> call.id().equals(delivered.id())).count();
    }

    private static JsonNode leadOf(ReceivedCall call) {
        return withoutUnread(call.json().at("/data/lead"));
    }

    private static JsonNode withoutUnread(JsonNode lead) {
        ObjectNode copy = lead.deepCopy();
        return copy.without(List.of("last_conversation", "pending_consents"));
    }
}
