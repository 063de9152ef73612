package io.leadstone.domain.webhook;

import io.leadstone.domain.EventType;
import java.util.Arrays;
import java.util.Set;

/**
 * Filter of event types: one type ({@code lead.created}), a family ({@code lead.*}) or all ({@code *}).
 *
 * @param pattern the code of an {@link EventType}, the part of a code before its dot followed by {@code .*}, or
 *     {@code *}
 */
public record EventFilter(String pattern) {

    private static final String EVERY = "*";

    /** Matches every event. */
    public static final EventFilter ALL = new EventFilter(EVERY);

    public EventFilter {
        if (!isValid(pattern)) {
            throw new IllegalArgumentException(
                    "an event filter must match an event type, but '" + pattern + "' matches none");
        }
    }

    /** Returns true if {@code pattern} matches at least one event type. */
    public static boolean isValid(String pattern) {
        return Arrays.stream(EventType.values())
                .anyMatch(type -> patternsOf(type).contains(pattern));
    }

    /** Returns all patterns that match {@code type}. */
    public static Set<String> patternsOf(EventType type) {
        return Set.of(type.code(), familyOf(type), EVERY);
    }

    /** Returns the filter that matches only {@code type}. */
    public static EventFilter ofType(EventType type) {
        return new EventFilter(type.code());
    }

    /** Returns the filter that matches all types with the same part before the dot as {@code type}. */
    public static EventFilter ofFamily(EventType type) {
        return new EventFilter(familyOf(type));
    }

    private static String familyOf(EventType type) {
        String code = type.code();
        return code.substring(0, code.indexOf('.')) + ".*";
    }

    /** Returns true if the filter matches {@code type}. */
    public boolean matches(EventType type) {
        return patternsOf(type).contains(pattern);
    }
}
