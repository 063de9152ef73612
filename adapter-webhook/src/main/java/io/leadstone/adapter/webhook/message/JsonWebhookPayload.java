package io.leadstone.adapter.webhook.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.leadstone.domain.FieldChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.webhook.WebhookMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Standard payload: JSON with the members {@code type}, {@code timestamp} and {@code data}, as Standard Webhooks
 * recommends. {@code data} contains the event as in the history of the HTTP API, and the lead as in its lists. After a
 * purge the lead has only its id and its company. The {@code data} of a test message is empty.
 */
public final class JsonWebhookPayload implements WebhookPayload {

    private final JsonFactory json = new JsonFactory();

    @Override
    public byte[] of(WebhookMessage message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            JsonObject object = new JsonObject(out);
            out.writeStartObject();
            object.text("type", message.type());
            object.instant("timestamp", message.at());
            out.writeObjectFieldStart("data");
            if (message.content().isPresent()) {
                WebhookMessage.EventContent content = message.content().get();
                out.writeObjectFieldStart("event");
                event(object, content.event());
                out.writeEndObject();
                out.writeObjectFieldStart("lead");
                if (content.lead().isPresent()) {
                    LeadJson.write(object, content.lead().get());
                } else {
                    LeadJson.writeIds(object, content.event());
                }
                out.writeEndObject();
            }
            out.writeEndObject();
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void event(JsonObject object, LeadEvent event) throws IOException {
        object.text("id", event.id().toString());
        object.number("number", event.number());
        object.text("actor", event.actor());
        JsonGenerator out = object.out();
        out.writeArrayFieldStart("changes");
        for (FieldChange change : event.changes()) {
            out.writeStartObject();
            object.text("field", change.field());
            object.text("from", change.from());
            object.text("to", change.to());
            out.writeEndObject();
        }
        out.writeEndArray();
        object.text("conversation_id", event.conversationId().map(Object::toString));
    }
}
