package io.leadstone.adapter.rest.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A value of JSON (RFC 8259) that remembers how it was spelled, so that a number never changes its digits on the way through. */
public sealed interface JsonValue {

    /** The value as JSON text. */
    String source();

    /** What the value is, in the words of an error message. */
    String kind();

    /**
     * Whether this says the same as {@code other}, spelled in whichever way: numbers by what they count, instants by when they are,
     * members in any order.
     */
    default boolean means(JsonValue other) {
        return JsonEquality.same(this, other);
    }

    /** A string; {@code value} is what its escapes mean. */
    record Text(String value) implements JsonValue {

        @Override
        public String source() {
            return JsonQuotes.quote(value);
        }

        @Override
        public String kind() {
            return "a string";
        }
    }

    /** A number with exactly the digits that were sent. */
    record Digits(String source) implements JsonValue {

        @Override
        public String kind() {
            return "a number";
        }
    }

    /** {@code true} or {@code false}. */
    record Flag(boolean value) implements JsonValue {

        @Override
        public String source() {
            return String.valueOf(value);
        }

        @Override
        public String kind() {
            return "a boolean";
        }
    }

    /** {@code null}, which is not the same as absent. */
    record Nothing() implements JsonValue {

        @Override
        public String source() {
            return "null";
        }

        @Override
        public String kind() {
            return "null";
        }
    }

    /**
     * An array.
     *
     * @param spelling makes the array's text when it is asked for: nested containers that each held their text would hold the
     *     same characters once per level
     */
    record Elements(List<JsonValue> values, Supplier<String> spelling) implements JsonValue {

        public Elements {
            values = List.copyOf(values);
        }

        @Override
        public String source() {
            return spelling.get();
        }

        @Override
        public String kind() {
            return "an array";
        }
    }

    /**
     * An object. Its members keep their order.
     *
     * @param spelling makes the object's text when it is asked for, like that of {@link Elements}
     */
    record Members(Map<String, JsonValue> values, Supplier<String> spelling) implements JsonValue {

        public Members {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /** An object without members. */
        static Members none() {
            return new Members(Map.of(), () -> "{}");
        }

        @Override
        public String source() {
            return spelling.get();
        }

        @Override
        public String kind() {
            return "an object";
        }
    }
}
