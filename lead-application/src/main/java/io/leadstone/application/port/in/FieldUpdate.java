package io.leadstone.application.port.in;

import java.util.Optional;
import java.util.function.Function;

/**
 * The value of one field in a request: absent, cleared or set. A field that is absent stays as it is.
 *
 * @param sent false if the field is absent
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

    /** Returns the same kind of update with the converted value. */
    public <R> FieldUpdate<R> map(Function<T, R> conversion) {
        return new FieldUpdate<>(sent, value.map(conversion));
    }

    /** Returns this update, or an absent one instead of a cleared one. */
    public FieldUpdate<T> orKeep() {
        return value.isPresent() ? this : keep();
    }

    /** Returns the value of the field after this update, if its value is {@code current} now. */
    public Optional<T> applyTo(Optional<T> current) {
        return sent ? value : current;
    }

    @Override
    public String toString() {
        return sent ? value.isPresent() ? "set" : "cleared" : "kept";
    }
}
