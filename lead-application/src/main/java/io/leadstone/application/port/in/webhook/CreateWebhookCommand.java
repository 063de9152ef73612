package io.leadstone.application.port.in.webhook;

import io.leadstone.application.constraint.EventFilterShape;
import io.leadstone.application.constraint.SingleLine;
import io.leadstone.application.constraint.WebhookUrlShape;
import io.leadstone.application.port.in.Texts;
import io.leadstone.domain.webhook.Webhook;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** Subscribe {@code url} to events; see {@link Webhook}. The same filter twice counts once. */
public record CreateWebhookCommand(
        @NotBlank @Size(max = Webhook.MAX_URL) @WebhookUrlShape
        String url,

        @NotEmpty @Size(max = Webhook.MAX_EVENTS) List<@EventFilterShape String> events,
        Optional<@Size(max = Webhook.MAX_DESCRIPTION) @SingleLine String> description) {

    public CreateWebhookCommand {
        url = url.strip();
        events = Texts.distinct(events, Webhook.MAX_EVENTS);
        description = Texts.stripped(description);
    }

    @Override
    public String toString() {
        return "CreateWebhookCommand[…]";
    }
}
