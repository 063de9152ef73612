package io.leadstone.domain;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A text, a number or a boolean of {@link Metadata}, by which leads can be filtered. Two numbers are equal if their
 * values are equal, so {@code 5}, {@code 5.0} and {@code 5e0} are one value. A number never equals a text.
 *
 * @param type the JSON type
 * @param text the text; for a number and a boolean, the one form that all equal values have
 */
public record MetadataValue(Type type, String text) {

    /**
     * Maximum length of a number in characters. The time that arithmetic takes grows with the square of the length. A
     * longer number is metadata like any other, but no filter finds it.
     */
    public static final int MAX_NUMBER = 100;

    /** The JSON types of values. */
    public enum Type {
        TEXT,
        NUMBER,
        BOOLEAN
    }

    /** Returns a text. */
    public static MetadataValue of(String text) {
        return new MetadataValue(Type.TEXT, text);
    }

    /** Returns a boolean. */
    public static MetadataValue of(boolean flag) {
        return new MetadataValue(Type.BOOLEAN, Boolean.toString(flag));
    }

    /** Returns a whole number. */
    public static MetadataValue of(long number) {
        return of(BigDecimal.valueOf(number));
    }

    /** Returns a number. */
    public static MetadataValue of(BigDecimal number) {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return new MetadataValue(Type.NUMBER, plain.unscaledValue() + "e" + -(long) plain.scale());
    }

    /**
     * Returns all values that {@code typed} may mean: the text itself, and the number or the boolean that is written so
     * in JSON. It is for clients that send values without a type, as in a URL.
     */
    public static Set<MetadataValue> meantBy(String typed) {
        Set<MetadataValue> values = new LinkedHashSet<>();
        values.add(of(typed));
        ofPrimitive(typed).ifPresent(values::add);
        return values;
    }

    /**
     * Returns the value of a JSON number, {@code true} or {@code false}. The result is empty for any other text, and
     * for a number with more than {@value #MAX_NUMBER} characters.
     */
    public static Optional<MetadataValue> ofPrimitive(String json) {
        if (json.equals("true") || json.equals("false")) {
            return Optional.of(of(Boolean.parseBoolean(json)));
        }
        return json.length() <= MAX_NUMBER && JsonSyntax.isNumber(json) ? number(json) : Optional.empty();
    }

    /** A number whose exponent is out of the range of {@link BigDecimal} is left out. */
    private static Optional<MetadataValue> number(String json) {
        try {
            return Optional.of(of(new BigDecimal(json)));
        } catch (NumberFormatException | ArithmeticException tooLarge) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "MetadataValue[" + type + "]";
    }
}
