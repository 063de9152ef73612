package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.json.BadJsonException;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.webhook.CreateWebhookCommand;
import io.leadstone.application.port.in.webhook.UpdateWebhookCommand;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of each route that writes a subscription. It distinguishes absent fields from {@code null}.
 *
 * @param version the version that the client has read
 * @param readOnly fields that the client has read and sends back
 * @param unknown a violation for each unknown field
 */
record WebhookRequest(
        FieldUpdate<String> url,
        FieldUpdate<List<String>> events,
        FieldUpdate<String> description,
        FieldUpdate<Boolean> enabled,
        FieldUpdate<Long> version,
        ReadOnlyWebhookFields readOnly,
        List<Violation> unknown) {

    WebhookRequest {
        unknown = List.copyOf(unknown);
    }

    /**
     * Returns the request of {@code fields}.
     *
     * @throws BadJsonException if fields have values of the wrong type; it names all of them
     */
    static WebhookRequest of(JsonFields fields) {
        return new WebhookRequest(
                fields.text("url"),
                bounded(fields.texts("events")),
                fields.text("description"),
                fields.flag("enabled"),
                fields.integer("version"),
                ReadOnlyWebhookFields.of(fields),
                fields.unknown());
    }

    /**
     * Keeps one filter more than allowed, which is enough to reject the request. To report violations for a very long
     * list would take seconds.
     */
    private static FieldUpdate<List<String>> bounded(FieldUpdate<List<String>> events) {
        return new FieldUpdate<>(
                events.sent(),
                events.value()
                        .map(filters -> filters.stream()
                                .map(String::strip)
                                .distinct()
                                .limit(Webhook.MAX_EVENTS + 1L)
                                .toList()));
    }

    CreateWebhookCommand create() {
        return new CreateWebhookCommand(url.value().orElse(""), events.value().orElse(List.of()), description.value());
    }

    UpdateWebhookCommand update(WebhookId id, Optional<Long> expectedVersion) {
        return new UpdateWebhookCommand(id, url, events, description, enabled, expectedVersion);
    }

    /**
     * Returns the violations of a new subscription that the command does not report. A new one must be enabled, and its
     * version is 1.
     */
    List<Violation> faultsOfNew(Caller caller) {
        List<Violation> faults = new ArrayList<>(unknown);
        faults.addAll(readOnly.differencesToNew(caller.companyId()));
        if (enabled.value().filter(on -> !on).isPresent()) {
            faults.add(new Violation("enabled", "must be true for a new webhook, or omitted"));
        }
        if (version.value().isPresent()) {
            faults.add(ReadOnlyWebhookFields.setByTheServer("version"));
        }
        return faults;
    }

    /** Returns the violations of an update that the command does not report. */
    List<Violation> faultsOfChange() {
        List<Violation> faults = new ArrayList<>(unknown);
        if (version.sent() && version.value().isEmpty()) {
            faults.add(new Violation("version", "must not be null"));
        }
        return faults;
    }

    /**
     * Returns true if the request contains a version or read-only fields, which must be compared with the stored
     * subscription.
     */
    boolean sendsReadOnlyFields() {
        return !readOnly.isEmpty() || version.value().isPresent();
    }

    @Override
    public String toString() {
        return "WebhookRequest[…]";
    }
}
