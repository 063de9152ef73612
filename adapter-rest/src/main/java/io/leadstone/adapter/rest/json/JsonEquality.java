package io.leadstone.adapter.rest.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares JSON values by meaning, because clients may format a value differently from the way they read it. */
final class JsonEquality {

    /**
     * The maximum length of numbers that are compared by value, in characters. To parse longer ones is expensive, so
     * their texts are compared.
     */
    private static final int MAX_DIGITS = 40;

    private JsonEquality() {}

    static boolean same(JsonValue one, JsonValue other) {
        if (one instanceof JsonValue.Members left && other instanceof JsonValue.Members right) {
            return sameMembers(left.values(), right.values());
        }
        if (one instanceof JsonValue.Elements left && other instanceof JsonValue.Elements right) {
            return sameElements(left.values(), right.values());
        }
        if (one instanceof JsonValue.Digits left && other instanceof JsonValue.Digits right) {
            return left.equals(right) || sameNumber(left.source(), right.source());
        }
        if (one instanceof JsonValue.Text left && other instanceof JsonValue.Text right) {
            return left.equals(right) || sameInstant(left.value(), right.value());
        }
        return one.equals(other);
    }

    private static boolean sameMembers(Map<String, JsonValue> one, Map<String, JsonValue> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream()
                        .allMatch(member -> Optional.ofNullable(other.get(member.getKey()))
                                .filter(member.getValue()::isEquivalentTo)
                                .isPresent());
    }

    private static boolean sameElements(List<JsonValue> one, List<JsonValue> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int index = 0; index < one.size(); index++) {
            if (!one.get(index).isEquivalentTo(other.get(index))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameNumber(String one, String other) {
        if (one.length() > MAX_DIGITS || other.length() > MAX_DIGITS) {
            return false;
        }
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException hugeExponent) {
            return false;
        }
    }

    private static boolean sameInstant(String one, String other) {
        Optional<Instant> instant = WireInstant.parse(one);
        return instant.isPresent() && instant.equals(WireInstant.parse(other));
    }
}
