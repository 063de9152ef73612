package io.leadstone.application.port.in;

import java.util.Optional;

/**
 * What an update says about one field: nothing, a new value, or that it shall be empty.
 *
 * @param sent whether anything is said
 * @param value the new value; empty clears the field
 */
public record FieldUpdate<T>(boolean sent, Optional<T> value) {

    public FieldUpdate {
        if (!sent && value.isPresent()) {
            throw new IllegalArgumentException("a field that is not sent has no value");
        }
    }

    /** The field stays as it is. */
    public static <T> FieldUpdate<T> keep() {
        return new FieldUpdate<>(false, Optional.empty());
    }

    /** The field becomes {@code value}. */
    public static <T> FieldUpdate<T> set(T value) {
        return new FieldUpdate<>(true, Optional.of(value));
    }

    /** The field becomes empty. */
    public static <T> FieldUpdate<T> clear() {
        return new FieldUpdate<>(true, Optional.empty());
    }

    /** The field's next value, where it is {@code current} now. */
    public Optional<T> applyTo(Optional<T> current) {
        return sent ? value : current;
    }

    @Override
    public String toString() {
        return sent ? value.isPresent() ? "set" : "cleared" : "kept";
    }
}
