package io.leadstone.adapter.rest.idempotency;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.leadstone.adapter.rest.json.JsonResponse;

/**
 * The body of a kept answer.
 *
 * @param json the text of the object
 */
public record KeptJson(@JsonValue @JsonRawValue String json) implements JsonResponse {

    @Override
    public String toString() {
        return "KeptJson[…]";
    }
}
