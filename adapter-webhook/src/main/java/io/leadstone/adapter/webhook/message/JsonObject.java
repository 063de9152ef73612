package io.leadstone.adapter.webhook.message;

import com.fasterxml.jackson.core.JsonGenerator;
import io.leadstone.application.query.InstantText;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Writes members of a JSON object in the formats of the HTTP API. An absent value is written as {@code null}. */
record JsonObject(JsonGenerator out) {

    void text(String name, String text) throws IOException {
        out.writeStringField(name, text);
    }

    void text(String name, Optional<String> text) throws IOException {
        out.writeStringField(name, text.orElse(null));
    }

    void instant(String name, Instant instant) throws IOException {
        text(name, InstantText.of(instant));
    }

    void instant(String name, Optional<Instant> instant) throws IOException {
        text(name, instant.map(InstantText::of));
    }

    void number(String name, long number) throws IOException {
        out.writeNumberField(name, number);
    }

    void flag(String name, boolean flag) throws IOException {
        out.writeBooleanField(name, flag);
    }

    /** Writes a member whose value is JSON text. The text is not changed. */
    void raw(String name, String json) throws IOException {
        out.writeFieldName(name);
        out.writeRawValue(json);
    }
}
