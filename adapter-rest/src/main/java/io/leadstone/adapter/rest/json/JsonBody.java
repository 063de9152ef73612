package io.leadstone.adapter.rest.json;

import java.util.Optional;

/**
 * The body of a request: a JSON object, or no body.
 *
 * @param content the object; empty if the request had no body
 */
public record JsonBody(Optional<JsonValue.Members> content) {

    /** No body. */
    public static final JsonBody ABSENT = new JsonBody(Optional.empty());

    /** Returns the body that {@code text} contains. */
    static JsonBody of(String text) {
        return new JsonBody(Optional.of(StrictJson.object(text)));
    }

    /**
     * Returns the fields of a required body.
     *
     * @throws BadJsonException if the request had no body
     */
    public JsonFields fields() {
        return new JsonFields(content.orElseThrow(() ->
                new BadJsonException(BadJsonException.MALFORMED, StrictJson.BODY, "must be a JSON object, not empty")));
    }

    /** Returns the fields of an optional body. Without a body there are none. */
    public JsonFields fieldsIfAny() {
        return new JsonFields(content.orElseGet(JsonValue.Members::none));
    }
}
