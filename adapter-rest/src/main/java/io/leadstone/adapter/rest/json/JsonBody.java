package io.leadstone.adapter.rest.json;

import java.util.Optional;

/**
 * What a request brought along: a JSON object, or nothing at all.
 *
 * @param content the object; empty where the request had no body
 */
public record JsonBody(Optional<JsonValue.Members> content) {

    /** No body. */
    public static final JsonBody ABSENT = new JsonBody(Optional.empty());

    /** The body that {@code text} spells. */
    static JsonBody of(String text) {
        return new JsonBody(Optional.of(StrictJson.object(text)));
    }

    /**
     * The fields of a body that must be there.
     *
     * @throws BadJsonException where the request had no body
     */
    public JsonFields fields() {
        return new JsonFields(content.orElseThrow(() ->
                new BadJsonException(BadJsonException.MALFORMED, StrictJson.BODY, "must be a JSON object, not empty")));
    }

    /** The fields of a body that may be left away. */
    public JsonFields fieldsIfAny() {
        return new JsonFields(content.orElseGet(JsonValue.Members::none));
    }
}
