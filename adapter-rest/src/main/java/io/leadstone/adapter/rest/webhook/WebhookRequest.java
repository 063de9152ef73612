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
 * The body of the routes that write a subscription, with what is absent told apart from what is {@code null}.
 *
 * @param version the version that the client has read
 * @param readOnly fields that the client read and sends back
 * @param unknown a violation for each field that no subscription has
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
     * What {@code fields} say.
     *
     * @throws BadJsonException where a field holds a value of another type than it may, naming all of them
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

    /** One more than there may be is enough to be refused; to explain each of a hundred thousand takes seconds. */
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

    /** What is wrong with it as a new subscription, beyond what the command says: a new one is enabled, at version 1. */
    List<Violation> faultsOfNew(Caller caller) {
        List<Violation> faults = new ArrayList<>(unknown);
        faults.addAll(readOnly.differencesToNew(caller.companyId()));
        if (enabled.value().filter(on -> !on).isPresent()) {
            faults.add(new Violation("enabled", "must be true for a new one, or left away"));
        }
        if (version.value().isPresent()) {
            faults.add(ReadOnlyWebhookFields.setByTheServer("version"));
        }
        return faults;
    }

    /** What is wrong with it as a change, beyond what the command says. */
    List<Violation> faultsOfChange() {
        List<Violation> faults = new ArrayList<>(unknown);
        if (version.sent() && version.value().isEmpty()) {
            faults.add(new Violation("version", "must not be null"));
        }
        return faults;
    }

    /** Whether anything is sent back that has to be compared with the subscription as it is now. */
    boolean sendsBack() {
        return !readOnly.isEmpty() || version.value().isPresent();
    }
}
