package io.leadstone.adapter.rest.json;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The answer of a write to a caller who may not read. It has the fields that the caller sent, as it sent them, and a few fields that
 * are open to every writer. A stored value of any other field never stands in it.
 *
 * @param json the text of the object
 */
public record WrittenResponse(@JsonValue @JsonRawValue String json) implements JsonResponse {

    /**
     * Returns the part of {@code whole} that the writer may see.
     *
     * @param open names of the fields whose stored values are open to every writer
     * @param sent the request's body
     */
    public static WrittenResponse of(JsonResponse whole, Set<String> open, JsonBody sent) {
        Map<String, io.leadstone.adapter.rest.json.JsonValue> echo =
                sent.content().map(members -> members.values()).orElse(Map.of());
        List<String> fields = new ArrayList<>();
        WireJson.read(whole).values().forEach((name, stored) -> {
            if (open.contains(name)) {
                fields.add(field(name, stored.source()));
            } else if (echo.containsKey(name)) {
                fields.add(field(name, echo.get(name).source()));
            }
        });
        return of(fields);
    }

    /** Returns this answer in both shapes of the SDK routes: its fields flat, and as an object in the field {@code name}. */
    public WrittenResponse inBothShapes(String name, List<String> more) {
        List<String> fields = new ArrayList<>();
        WireJson.read(this).values().forEach((flat, value) -> fields.add(field(flat, value.source())));
        fields.add(field(name, json));
        fields.addAll(more);
        return of(fields);
    }

    /** Returns a field as the text of a member of an object. */
    public static String field(String name, String source) {
        return JsonQuotes.quote(name) + ":" + source;
    }

    private static WrittenResponse of(List<String> fields) {
        return new WrittenResponse("{" + String.join(",", fields) + "}");
    }
}
