package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.json.JsonValue;
import io.leadstone.adapter.rest.json.WireJson;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.webhook.Webhook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fields of a subscription that only the server sets. A client may send them back as it read them. Equal values are
 * ignored, and different values are rejected.
 *
 * @param sent the sent values by name
 */
record ReadOnlyWebhookFields(Map<String, JsonValue> sent) {

    private static final String COMPANY_ID = "company_id";

    private static final List<String> NAMES =
            List.of("id", COMPANY_ID, "disabled", "failing_since", "previous_secret_until", "created_at", "updated_at");

    private static final JsonValue NOTHING = new JsonValue.Nothing();

    ReadOnlyWebhookFields {
        sent = Map.copyOf(sent);
    }

    static ReadOnlyWebhookFields of(JsonFields fields) {
        Map<String, JsonValue> sent = new LinkedHashMap<>();
        for (String name : NAMES) {
            FieldUpdate<String> text = fields.text(name);
            if (text.sent()) {
                sent.put(name, text.value().<JsonValue>map(JsonValue.Text::new).orElse(NOTHING));
            }
        }
        return new ReadOnlyWebhookFields(sent);
    }

    static Violation setByTheServer(String name) {
        return new Violation(name, "is set by the server: omit it, or send it as it was read");
    }

    boolean isEmpty() {
        return sent.isEmpty();
    }

    /** Returns a violation for each field that has another value than a new subscription of the company. */
    List<Violation> differencesToNew(CompanyId company) {
        return differencesTo(Map.of(COMPANY_ID, new JsonValue.Text(company.value())));
    }

    /** Returns a violation for each field that differs from the JSON representation of {@code stored}. */
    List<Violation> differencesTo(Webhook stored) {
        return differencesTo(WireJson.read(WebhookResponse.of(stored)).values());
    }

    private List<Violation> differencesTo(Map<String, JsonValue> known) {
        return sent.entrySet().stream()
                .filter(field -> !field.getValue().isEquivalentTo(known.getOrDefault(field.getKey(), NOTHING)))
                .map(field -> setByTheServer(field.getKey()))
                .toList();
    }
}
