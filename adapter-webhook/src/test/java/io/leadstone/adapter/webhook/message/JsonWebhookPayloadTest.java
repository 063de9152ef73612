package io.leadstone.adapter.webhook.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.WebhookMessage;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.LeadVariants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the exact body of a request. */
final class JsonWebhookPayloadTest {

    private static final CompanyId ACME = new CompanyId("acme");

    private final SampleLeads samples = new SampleLeads();
    private final JsonWebhookPayload payload = new JsonWebhookPayload();

    @Test
    void a_change_of_status_has_this_body() {
        LeadSnapshot created = samples.capture(
                        ACME,
                        SampleLeads.details()
                                .email("jordan@example.com")
                                .notes("first\nsecond \"quoted\"")
                                .agent("agent-1")
                                .phone("+1-555-123-9000", "+15551239000")
                                .company("Globex")
                                .source("website-chat")
                                .tags("vip", "größer")
                                .metadata("{\"a\": 1.0, \"b\":1e2 }")
                                .build())
                .after();
        samples.clock().advance(Duration.ofMinutes(1));
        LeadChange change =
                Lead.restore(created).moveTo(LeadStatus.CONTACTED, LeadLifecycle.standard(), samples.context());

        assertThat(text(WebhookMessage.of(change.events().get(0), change.after())))
                .isEqualTo("""
                        {"type":"lead.status_changed","timestamp":"2025-09-01T12:01:00.000Z","data":{"event":{\
                        "id":"EVENT","number":2,"actor":"tester",\
                        "changes":[{"field":"status","from":"new","to":"contacted"}],"conversation_id":null},\
                        "lead":{"id":"LEAD","company_id":"acme","agent_id":"agent-1","owner_id":null,\
                        "first_name":"Jordan","last_name":"Lee","full_name":"Jordan Lee",\
                        "email":"jordan@example.com","phone":"+1-555-123-9000","phone_e164":"+15551239000",\
                        "company":"Globex","status":"contacted",\
                        "lost_reason":null,"source":"website-chat","notes":"first\\nsecond \\"quoted\\"",\
                        "tags":["vip","größer"],"metadata":{"a": 1.0, "b":1e2 },\
                        "consent_marketing":false,"consent_data_processing":false,"pending_consents":null,\
                        "last_conversation":null,\
                        "contacted_at":"2025-09-01T12:01:00.000Z","qualified_at":null,"converted_at":null,\
                        "lost_at":null,"created_at":"2025-09-01T12:00:00.000Z",\
                        "updated_at":"2025-09-01T12:01:00.000Z","deleted_at":null,"erased_at":null,"version":2}}}\
                        """.replace("EVENT", change.events().get(0).id().toString())
                        .replace("LEAD", created.id().toString()));
    }

    @Test
    void a_purge_names_only_the_ids_of_the_lead() {
        LeadSnapshot created = samples.capture(ACME, "jordan@example.com").after();
        LeadEvent purge = Lead.restore(created).purge(samples.context()).event();

        assertThat(text(WebhookMessage.ofPurge(purge))).isEqualTo("""
                        {"type":"lead.purged","timestamp":"2025-09-01T12:00:00.000Z","data":{"event":{\
                        "id":"EVENT","number":2,"actor":"tester","changes":[],"conversation_id":null},\
                        "lead":{"id":"LEAD","company_id":"acme"}}}\
                        """.replace(
                "EVENT", purge.id().toString()).replace("LEAD", created.id().toString()));
    }

    @Test
    void an_event_of_a_conversation_has_its_id() throws IOException {
        LeadSnapshot created = samples.capture(ACME, "jordan@example.com").after();
        ConversationChange opened = samples.open(created);
        LeadEvent event = opened.event().orElseThrow().withNumber(2);

        JsonNode json = new JsonMapper()
                .readTree(payload.of(WebhookMessage.of(
                        event,
                        Lead.restore(created)
                                .record(opened.event().orElseThrow())
                                .after())));

        assertThat(json.at("/type").asText()).isEqualTo("conversation.created");
        assertThat(json.at("/data/event/conversation_id").asText())
                .isEqualTo(opened.after().id().toString());
        assertThat(json.at("/data/lead/last_conversation").isNull()).isTrue();
    }

    @Test
    void the_same_message_has_the_same_body() {
        LeadChange creation = samples.capture(ACME, "jordan@example.com");
        WebhookMessage message = WebhookMessage.of(creation.events().get(0), creation.after());

        assertThat(text(message)).isEqualTo(text(message));
    }

    @Test
    void each_field_of_a_lead_is_in_the_message() {
        LeadEvent event = samples.capture(ACME, "jordan@example.com").events().get(0);
        LeadVariants.byField()
                .forEach((path, pair) -> assertThat(text(WebhookMessage.of(event, pair.one()))
                                .equals(text(WebhookMessage.of(event, pair.other()))))
                        .as("the message is the same for two leads that differ in %s", path)
                        .isEqualTo(List.of("engagement.lastAt", "engagement.lastConversation", "lastEvent")
                                .contains(path)));
    }

    private String text(WebhookMessage message) {
        return new String(payload.of(message), StandardCharsets.UTF_8);
    }
}
