package io.leadstone.application.port.in.webhook;

import io.leadstone.application.constraint.EventFilterShape;
import io.leadstone.application.constraint.SingleLine;
import io.leadstone.application.constraint.WebhookUrlShape;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.Texts;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * Change a subscription; what is not sent stays as it is.
 *
 * @param description an update without a value clears it
 * @param enabled {@code false} disables it, {@code true} enables it again
 * @param expectedVersion the version that it must still have, or empty for whatever it is now
 */
public record UpdateWebhookCommand(
        WebhookId id,
        FieldUpdate<@NotBlank @Size(max = Webhook.MAX_URL) @WebhookUrlShape String> url,
        FieldUpdate<@NotEmpty @Size(max = Webhook.MAX_EVENTS) List<@EventFilterShape String>> events,
        FieldUpdate<@Size(max = Webhook.MAX_DESCRIPTION) @SingleLine String> description,
        FieldUpdate<@NotNull Boolean> enabled,
        Optional<Long> expectedVersion) {

    public UpdateWebhookCommand {
        url = Texts.stripped(url);
        events = new FieldUpdate<>(events.sent(), events.value().map(list -> Texts.distinct(list, Webhook.MAX_EVENTS)));
        description = Texts.stripped(description);
    }
}
