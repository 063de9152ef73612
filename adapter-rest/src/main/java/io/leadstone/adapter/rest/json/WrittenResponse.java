package io.leadstone.adapter.rest.json;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The answer to a write by a caller who may not read the record. It has the fields of the request with the values that
 * the caller sent, and a few fields that every writer may read. It never contains the stored value of another field.
 *
 * @param json the text of the object
 */
public record WrittenResponse(@JsonValue @JsonRawValue String json) implements JsonResponse {

    /**
     * Returns the part of {@code full} that the writer may see.
     *
     * @param open names of the fields whose stored values every writer may read
     * @param sent the body of the request
     */
    public static WrittenResponse of(JsonResponse full, Set<String> open, JsonBody sent) {
        Map<String, io.leadstone.adapter.rest.json.JsonValue> echo =
                sent.content().map(members -> members.values()).orElse(Map.of());
        List<String> fields = new ArrayList<>();
        WireJson.read(full).values().forEach((name, stored) -> {
            if (open.contains(name)) {
                fields.add(field(name, stored.source()));
            } else if (echo.containsKey(name)) {
                fields.add(field(name, echo.get(name).source()));
            }
        });
        return of(fields);
    }

    /**
     * Returns this answer in both shapes of the SDK routes: its fields at the top level, and again in the object {@code
     * name}.
     *
     * @param more further fields, as texts of members
     */
    public WrittenResponse inBothShapes(String name, List<String> more) {
        List<String> fields = new ArrayList<>();
        WireJson.read(this).values().forEach((flat, value) -> fields.add(field(flat, value.source())));
        fields.add(field(name, json));
        fields.addAll(more);
        return of(fields);
    }

    /** Returns the text of a member of an object. */
    public static String field(String name, String source) {
        return JsonQuotes.quote(name) + ":" + source;
    }

    private static WrittenResponse of(List<String> fields) {
        return new WrittenResponse("{" + String.join(",", fields) + "}");
    }

    @Override
    public String toString() {
        return "WrittenResponse[…]";
    }
}
