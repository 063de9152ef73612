package io.leadstone.store.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes the members of one JSON object. Empty optionals and lists are omitted. */
record FormMembers(JsonGenerator out) {

    /** Writer of the members of a type. */
    @FunctionalInterface
    interface Form<T> {

        /** Writes the members of {@code value}. */
        void write(FormMembers members, T value) throws IOException;
    }

    /** Writes {@code value.toString()}. */
    void text(String name, Object value) throws IOException {
        out.writeStringField(name, value.toString());
    }

    void text(String name, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            text(name, value.get());
        }
    }

    void number(String name, long value) throws IOException {
        out.writeNumberField(name, value);
    }

    void flag(String name, boolean value) throws IOException {
        out.writeBooleanField(name, value);
    }

    void texts(String name, List<String> values) throws IOException {
        if (!values.isEmpty()) {
            out.writeArrayFieldStart(name);
            for (String value : values) {
                out.writeString(value);
            }
            out.writeEndArray();
        }
    }

    <T> void object(String name, T value, Form<T> form) throws IOException {
        out.writeObjectFieldStart(name);
        form.write(this, value);
        out.writeEndObject();
    }

    <T> void optionalObject(String name, Optional<T> value, Form<T> form) throws IOException {
        if (value.isPresent()) {
            object(name, value.get(), form);
        }
    }

    <T> void objects(String name, List<T> values, Form<T> form) throws IOException {
        if (!values.isEmpty()) {
            out.writeArrayFieldStart(name);
            for (T value : values) {
                out.writeStartObject();
                form.write(this, value);
                out.writeEndObject();
            }
            out.writeEndArray();
        }
    }
}
