package io.leadstone.adapter.rest.json;

import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.domain.Coded;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the fields of a body one by one. It collects unknown fields and fields with a value of the wrong type, so that
 * one answer can name all of them. Not thread-safe.
 */
public final class JsonFields {

    /** The maximum length of a decimal number, in characters. Longer numbers are expensive to compare. */
    private static final int MAX_DIGITS = 40;

    private final JsonValue.Members body;
    private final String path;
    private final Set<String> unread;
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<Violation> wrong = new ArrayList<>();
    private final List<Violation> unknownCodes = new ArrayList<>();

    public JsonFields(JsonValue.Members body) {
        this(body, "");
    }

    /**
     * Reads an object inside a body.
     *
     * @param path the text before the names of fields in violations, such as {@code filter.}
     */
    public JsonFields(JsonValue.Members body, String path) {
        this.body = body;
        this.path = path;
        this.unread = new LinkedHashSet<>(body.values().keySet());
    }

    /** Returns a string field. */
    public FieldUpdate<String> text(String name) {
        return take(
                name,
                "a string",
                value -> value instanceof JsonValue.Text text ? Optional.of(text.value()) : Optional.empty());
    }

    /**
     * Returns a field with a code of {@code vocabulary}. An unknown code is a violation; the field then has no value.
     */
    public <E extends Enum<E> & Coded> FieldUpdate<E> code(String name, Class<E> vocabulary) {
        FieldUpdate<String> code = text(name);
        FieldUpdate<E> constant =
                new FieldUpdate<>(code.sent(), code.value().flatMap(text -> Coded.find(vocabulary, text)));
        if (code.value().isPresent() && constant.value().isEmpty()) {
            unknownCodes.add(
                    new Violation(path + name, "must be one of " + String.join(", ", Coded.codes(vocabulary))));
            return FieldUpdate.keep();
        }
        return constant;
    }

    /** Returns a field that is {@code true} or {@code false}. */
    public FieldUpdate<Boolean> flag(String name) {
        return take(
                name,
                "true or false",
                value -> value instanceof JsonValue.Flag flag ? Optional.of(flag.value()) : Optional.empty());
    }

    /** Returns an object field. */
    public FieldUpdate<JsonValue.Members> object(String name) {
        return take(
                name,
                "an object",
                value -> value instanceof JsonValue.Members members ? Optional.of(members) : Optional.empty());
    }

    /** Returns a field with a whole number of 64 bits. Fractions and exponents are not allowed. */
    public FieldUpdate<Long> integer(String name) {
        return take(
                name,
                "a whole number",
                value -> value instanceof JsonValue.Digits digits ? whole(digits.source()) : Optional.empty());
    }

    /** Returns a field with a whole number of 32 bits. */
    public FieldUpdate<Integer> count(String name) {
        return take(
                name,
                "a whole number of at most " + Integer.MAX_VALUE,
                value -> value instanceof JsonValue.Digits digits
                        ? whole(digits.source())
                                .filter(number -> number.intValue() == number)
                                .map(Long::intValue)
                        : Optional.empty());
    }

    /** Returns a field with a decimal number, which keeps its digits. */
    public FieldUpdate<BigDecimal> decimal(String name) {
        return take(
                name,
                "a number of at most " + MAX_DIGITS + " digits",
                value -> value instanceof JsonValue.Digits digits
                                && digits.source().length() <= MAX_DIGITS
                        ? decimalOf(digits.source())
                        : Optional.empty());
    }

    /** Returns a field with an array of strings. */
    public FieldUpdate<List<String>> texts(String name) {
        return take(
                name,
                "an array of strings",
                value -> value instanceof JsonValue.Elements elements
                        ? Optional.of(strings(name, elements))
                        : Optional.empty());
    }

    /** Returns a field with any value. */
    public FieldUpdate<JsonValue> any(String name) {
        return take(name, "a value", Optional::of);
    }

    /**
     * Returns a violation for each field with an unknown code and for each field that was not read. At most {@link
     * InvalidCommandException#MAX_VIOLATIONS} of the latter are named. It must be called after all fields are read.
     *
     * @throws BadJsonException if fields have values of the wrong type. It names them, up to the same number
     */
    public List<Violation> unknown() {
        if (!wrong.isEmpty()) {
            throw new BadJsonException(BadJsonException.WRONG_TYPE, wrong);
        }
        Stream<Violation> unknownFields = unread.stream()
                .limit(InvalidCommandException.MAX_VIOLATIONS)
                .map(name -> new Violation(FieldNames.shortened(path + name), "is not a field that this route knows"));
        return Stream.concat(unknownCodes.stream(), unknownFields).toList();
    }

    /** Returns the names of the fields that were read, whether or not the body has them. */
    public Set<String> asked() {
        return Set.copyOf(asked);
    }

    /** Returns the names of the fields of the body that were not read. */
    public Set<String> unread() {
        return Set.copyOf(unread);
    }

    private <T> FieldUpdate<T> take(String name, String expected, Function<JsonValue, Optional<T>> reader) {
        asked.add(name);
        unread.remove(name);
        JsonValue value = body.values().get(name);
        if (value == null) {
            return FieldUpdate.keep();
        }
        if (value instanceof JsonValue.Nothing) {
            return FieldUpdate.clear();
        }
        Optional<T> read = reader.apply(value);
        if (read.isEmpty()) {
            addWrong(name, "must be " + expected + ", not " + value.kind());
        }
        return new FieldUpdate<>(true, read);
    }

    private void addWrong(String name, String message) {
        if (wrong.size() < InvalidCommandException.MAX_VIOLATIONS) {
            wrong.add(new Violation(path + name, message));
        }
    }

    private List<String> strings(String name, JsonValue.Elements elements) {
        List<String> strings = new ArrayList<>();
        for (int index = 0; index < elements.values().size(); index++) {
            JsonValue element = elements.values().get(index);
            if (element instanceof JsonValue.Text text) {
                strings.add(text.value());
            } else {
                addWrong(name + "[" + index + "]", "must be a string, not " + element.kind());
            }
        }
        return strings;
    }

    private static Optional<BigDecimal> decimalOf(String digits) {
        try {
            return Optional.of(new BigDecimal(digits));
        } catch (NumberFormatException hugeExponent) {
            return Optional.empty();
        }
    }

    private static Optional<Long> whole(String digits) {
        try {
            return Optional.of(Long.valueOf(digits));
        } catch (NumberFormatException fractionOrTooLong) {
            return Optional.empty();
        }
    }
}
