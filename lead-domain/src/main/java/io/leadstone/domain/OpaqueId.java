package io.leadstone.domain;

import java.util.regex.Pattern;

/** Format of ids that the host issues: 1 to 64 characters of {@code A-Z a-z 0-9 . _ : -}. */
public final class OpaqueId {

    /** The rule as the end of a sentence that begins with the name of the field. */
    public static final String RULE = "must be 1 to 64 characters of A-Z a-z 0-9 . _ : -";

    /** Maximum length of an id, in characters. */
    public static final int MAX_LENGTH = 64;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1," + MAX_LENGTH + "}");

    private OpaqueId() {}

    /** Returns true if {@code text} has the format. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    static String require(String name, String value) {
        if (!isValid(value)) {
            throw new IllegalArgumentException(name + " " + RULE);
        }
        return value;
    }
}
