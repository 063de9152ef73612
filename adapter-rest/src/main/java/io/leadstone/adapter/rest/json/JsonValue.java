package io.leadstone.adapter.rest.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A JSON value (RFC 8259) that keeps its source text, so that numbers keep their exact digits. */
public sealed interface JsonValue {

    /** Returns the JSON text of the value. */
    String source();

    /** Returns the type of the value for error messages, such as "a string". */
    String kind();

    /**
     * Returns true if both values have the same meaning. Numbers are compared by value and instants by time. The order
     * of members does not matter.
     */
    default boolean isEquivalentTo(JsonValue other) {
        return JsonEquality.same(this, other);
    }

    /**
     * A string.
     *
     * @param value the string without escapes
     */
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

    /** {@code null}, which is not the same as an absent field. */
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
     * @param textSource returns the array's text. It is created on demand, because otherwise the text of a nested value
     *     would be stored once per level
     */
    record Elements(List<JsonValue> values, Supplier<String> textSource) implements JsonValue {

        public Elements {
            values = List.copyOf(values);
        }

        @Override
        public String source() {
            return textSource.get();
        }

        @Override
        public String kind() {
            return "an array";
        }
    }

    /**
     * An object. Its members keep their order.
     *
     * @param textSource returns the object's text on demand, like that of {@link Elements}
     */
    record Members(Map<String, JsonValue> values, Supplier<String> textSource) implements JsonValue {

        public Members {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /** Returns an object without members. */
        static Members none() {
            return new Members(Map.of(), () -> "{}");
        }

        @Override
        public String source() {
            return textSource.get();
        }

        @Override
        public String kind() {
            return "an object";
        }
    }
}
