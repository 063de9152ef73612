package io.leadstone.adapter.rest.json;

/** Names of fields and parameters in messages. A client chooses them, so that they may be of any length. */
public final class FieldNames {

    /** The most characters of a name that a message repeats. Our own names have at most 40. */
    public static final int MAX_LENGTH = 100;

    private static final String CUT = "…";

    private FieldNames() {}

    /** The name, or its first {@value #MAX_LENGTH} characters and an ellipsis. */
    public static String shortened(String name) {
        if (name.length() <= MAX_LENGTH) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return name.substring(0, end) + CUT;
    }
}
