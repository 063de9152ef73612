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
 * Fields of a subscription that clients read and may send back as they were: equal values count for nothing, different ones are refused.
 *
 * @param sent what was sent, by name
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
        return new Violation(name, "is set by the server: leave it away, or send it as it was read");
    }

    boolean isEmpty() {
        return sent.isEmpty();
    }

    /** What says anything of a subscription that is not there yet, but for the company that it will have. */
    List<Violation> differencesToNew(CompanyId company) {
        return differencesTo(Map.of(COMPANY_ID, new JsonValue.Text(company.value())));
    }

    /** What differs from {@code now} as a client reads it. */
    List<Violation> differencesTo(Webhook now) {
        return differencesTo(WireJson.read(WebhookResponse.of(now)).values());
    }

    private List<Violation> differencesTo(Map<String, JsonValue> known) {
        return sent.entrySet().stream()
                .filter(field -> !field.getValue().means(known.getOrDefault(field.getKey(), NOTHING)))
                .map(field -> setByTheServer(field.getKey()))
                .toList();
    }
}
