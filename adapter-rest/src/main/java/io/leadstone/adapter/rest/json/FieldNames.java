package io.leadstone.adapter.rest.json;

/**
 * Shortens the names of fields and parameters for messages. A client chooses these names, so they can have any length.
 */
public final class FieldNames {

    /** The maximum number of characters of a name in a message. The names of known fields have at most 40. */
    public static final int MAX_LENGTH = 100;

    private static final String ELLIPSIS = "…";

    private FieldNames() {}

    /** Returns the name, or its first {@value #MAX_LENGTH} characters and an ellipsis. */
    public static String shortened(String name) {
        if (name.length() <= MAX_LENGTH) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return name.substring(0, end) + ELLIPSIS;
    }
}
