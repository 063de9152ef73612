package io.leadstone.domain.webhook;

import io.leadstone.domain.EventType;
import java.util.Arrays;
import java.util.Set;

/**
 * Which events a subscription wants: one type ({@code lead.created}), a family ({@code lead.*}) or all ({@code *}).
 *
 * @param pattern the code of an {@link EventType}, the part of one before its dot with {@code .*} after it, or {@code *}
 */
public record EventFilter(String pattern) {

    private static final String EVERY = "*";

    /** Wants every event. */
    public static final EventFilter ALL = new EventFilter(EVERY);

    public EventFilter {
        if (!isValid(pattern)) {
            throw new IllegalArgumentException("an event filter matches some event, unlike '" + pattern + "'");
        }
    }

    /** Whether {@code pattern} is the pattern of a filter that can match anything. */
    public static boolean isValid(String pattern) {
        return Arrays.stream(EventType.values())
                .anyMatch(type -> patternsOf(type).contains(pattern));
    }

    /** Every pattern that matches {@code type}. */
    public static Set<String> patternsOf(EventType type) {
        return Set.of(type.code(), familyOf(type), EVERY);
    }

    /** Wants events of {@code type} alone. */
    public static EventFilter ofType(EventType type) {
        return new EventFilter(type.code());
    }

    /** Wants the events of all types that begin like {@code type}, up to its dot. */
    public static EventFilter ofFamily(EventType type) {
        return new EventFilter(familyOf(type));
    }

    private static String familyOf(EventType type) {
        String code = type.code();
        return code.substring(0, code.indexOf('.')) + ".*";
    }

    /** Whether an event of {@code type} is wanted. */
    public boolean matches(EventType type) {
        return patternsOf(type).contains(pattern);
    }
}
