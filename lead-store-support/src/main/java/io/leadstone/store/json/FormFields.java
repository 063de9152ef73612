package io.leadstone.store.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.leadstone.domain.Coded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The members of one JSON object that is read. Each member can be read once. Exceptions name the kind of the object
 * and the member. They never contain a value, because it may be personal data.
 *
 * @param kind the name of the object in exceptions, such as {@code lead.details}
 */
record FormFields(String kind, Map<String, Object> values) {

    static FormFields parse(JsonFactory json, String kind, String text) {
        try (JsonParser parser = json.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("the stored " + kind + " must be a JSON object");
            }
            FormFields fields = new FormFields(kind, members(parser));
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException(
                        "the stored " + kind + " must be one JSON object without further text");
            }
            return fields;
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("the stored " + kind + " must be JSON; the first error is in column "
                    + malformed.getLocation().getColumnNr());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    String text(String name) {
        return required(name, String.class);
    }

    <T> T text(String name, Function<String, T> reader) {
        return read(name, text(name), reader);
    }

    Optional<String> optionalText(String name) {
        return optional(name, String.class);
    }

    <T> Optional<T> optionalText(String name, Function<String, T> reader) {
        return optionalText(name).map(text -> read(name, text, reader));
    }

    Instant instant(String name) {
        return text(name, Instant::parse);
    }

    Optional<Instant> optionalInstant(String name) {
        return optionalText(name, Instant::parse);
    }

    UUID uuid(String name) {
        return text(name, UUID::fromString);
    }

    <E extends Enum<E> & Coded> E code(String name, Class<E> vocabulary) {
        return text(name, code -> Coded.parse(vocabulary, code));
    }

    long number(String name) {
        return required(name, Long.class);
    }

    Optional<Integer> optionalInt(String name) {
        return optional(name, Long.class).map(Math::toIntExact);
    }

    boolean flag(String name) {
        return required(name, Boolean.class);
    }

    /** Returns false if the field is missing, as in forms that are older than the field. */
    boolean optionalFlag(String name) {
        return optional(name, Boolean.class).orElse(false);
    }

    List<String> texts(String name) {
        return elements(name, String.class);
    }

    <T> T object(String name, Function<FormFields, T> reader) {
        return nested(name, required(name, Map.class), reader);
    }

    <T> Optional<T> optionalObject(String name, Function<FormFields, T> reader) {
        return optional(name, Map.class).map(found -> nested(name, found, reader));
    }

    <T> List<T> objects(String name, Function<FormFields, T> reader) {
        return elements(name, Map.class).stream()
                .map(found -> nested(name, found, reader))
                .toList();
    }

    /**
     * Returns the result of {@code reader}.
     *
     * @throws IllegalArgumentException if a member was not read, because the next write would lose its value
     */
    <T> T readAll(Function<FormFields, T> reader) {
        T value = reader.apply(this);
        if (!values.isEmpty()) {
            throw new IllegalArgumentException("the stored " + kind + " has unknown members: " + values.keySet());
        }
        return value;
    }

    private <T> T required(String name, Class<T> type) {
        return optional(name, type)
                .orElseThrow(
                        () -> new IllegalArgumentException("the stored " + kind + " must have the member " + name));
    }

    private <T> Optional<T> optional(String name, Class<T> type) {
        Object value = values.remove(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "the member " + name + " of the stored " + kind + " has a wrong JSON type");
        }
        return Optional.of(type.cast(value));
    }

    private <T> List<T> elements(String name, Class<T> type) {
        List<T> elements = new ArrayList<>();
        for (Object element : optional(name, List.class).orElse(List.of())) {
            if (!type.isInstance(element)) {
                throw new IllegalArgumentException(
                        "the member " + name + " of the stored " + kind + " has a wrong JSON type");
            }
            elements.add(type.cast(element));
        }
        return elements;
    }

    /** The cast is safe, because only {@link #members} creates maps. */
    @SuppressWarnings("unchecked")
    private <T> T nested(String name, Map<?, ?> found, Function<FormFields, T> reader) {
        return new FormFields(kind + "." + name, (Map<String, Object>) found).readAll(reader);
    }

    private <T> T read(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (RuntimeException malformed) {
            throw new IllegalArgumentException(
                    "the member " + name + " of the stored " + kind + " has an invalid value");
        }
    }

    private static Map<String, Object> members(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                members.put(name, value(parser));
            }
        }
        return members;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> elements(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default ->
                throw new IllegalArgumentException("a stored JSON object must not contain the token "
                        + parser.currentToken().name());
        };
    }

    private static List<Object> elements(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }

    @Override
    public String toString() {
        return "FormFields[" + kind + "]";
    }
}
