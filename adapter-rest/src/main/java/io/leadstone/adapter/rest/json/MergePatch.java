package io.leadstone.adapter.rest.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A JSON merge patch (RFC 7396) for objects. Values that it does not change keep their source text. */
public final class MergePatch {

    private final JsonValue.Members patch;

    public MergePatch(JsonValue.Members patch) {
        this.patch = patch;
    }

    /** Returns the text of the patched object. */
    public String applyTo(String current) {
        return merged(StrictJson.object(current), patch).source();
    }

    private static JsonValue.Members merged(JsonValue.Members target, JsonValue.Members patch) {
        Map<String, JsonValue> values = new LinkedHashMap<>(target.values());
        patch.values().forEach((name, value) -> {
            if (value instanceof JsonValue.Nothing) {
                values.remove(name);
            } else {
                values.put(name, merged(values.get(name), value));
            }
        });
        return new JsonValue.Members(values, () -> textOf(values));
    }

    private static JsonValue merged(@Nullable JsonValue target, JsonValue value) {
        if (!(value instanceof JsonValue.Members patch)) {
            return value;
        }
        // A new object is merged into an empty one, because its nulls must be removed (RFC 7396, section 2).
        JsonValue.Members base = target instanceof JsonValue.Members members ? members : JsonValue.Members.none();
        return merged(base, patch);
    }

    private static String textOf(Map<String, JsonValue> values) {
        return values.entrySet().stream()
                .map(member -> JsonQuotes.quote(member.getKey()) + ":"
                        + member.getValue().source())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
