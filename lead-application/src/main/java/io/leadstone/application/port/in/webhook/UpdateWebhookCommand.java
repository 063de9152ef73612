package io.leadstone.application.port.in.webhook;

import io.leadstone.application.constraint.Text;
import io.leadstone.application.constraint.TextLength;
import io.leadstone.application.constraint.TextRule;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.Texts;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * Changes fields of a subscription. An absent field stays as it is.
 *
 * @param enabled {@code false} disables the subscription, {@code true} enables it
 * @param expectedVersion the version that it must have; empty means any version
 */
public record UpdateWebhookCommand(
        WebhookId id,
        FieldUpdate<@NotBlank @TextLength(max = Webhook.MAX_URL) @Text(TextRule.WEBHOOK_URL) String> url,
        FieldUpdate<@NotEmpty @Size(max = Webhook.MAX_EVENTS) List<@Text(TextRule.EVENT_FILTER) String>> events,
        FieldUpdate<@TextLength(max = Webhook.MAX_DESCRIPTION) @Text({TextRule.NOT_EMPTY, TextRule.SINGLE_LINE}) String>
                description,
        FieldUpdate<@NotNull Boolean> enabled,
        Optional<Long> expectedVersion) {

    public UpdateWebhookCommand {
        url = url.map(PlainText::trimmed);
        events = events.map(list -> Texts.distinct(list, Webhook.MAX_EVENTS));
        description = Texts.normalized(description);
    }
}
