package io.leadstone.application.port.in.webhook;

import io.leadstone.application.constraint.Text;
import io.leadstone.application.constraint.TextLength;
import io.leadstone.application.constraint.TextRule;
import io.leadstone.application.port.in.Texts;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.webhook.Webhook;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** Subscribes {@code url} to events; see {@link Webhook}. Duplicate filters are removed. */
public record CreateWebhookCommand(
        @NotBlank @TextLength(max = Webhook.MAX_URL) @Text(TextRule.WEBHOOK_URL)
        String url,

        @NotEmpty @Size(max = Webhook.MAX_EVENTS) List<@Text(TextRule.EVENT_FILTER) String> events,
        Optional<@TextLength(max = Webhook.MAX_DESCRIPTION) @Text({TextRule.NOT_EMPTY, TextRule.SINGLE_LINE}) String>
                description) {

    public CreateWebhookCommand {
        url = PlainText.trimmed(url);
        events = Texts.distinct(events, Webhook.MAX_EVENTS);
        description = Texts.normalized(description);
    }

    @Override
    public String toString() {
        return "CreateWebhookCommand[…]";
    }
}
