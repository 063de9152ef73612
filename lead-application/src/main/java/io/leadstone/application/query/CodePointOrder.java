package io.leadstone.application.query;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The order of texts in lists: by the numbers of their Unicode characters. It differs from {@link String#compareTo}, which compares halves
 * of the characters beyond {@code U+FFFF}.
 */
public final class CodePointOrder {

    /** Compares two texts in this order. */
    public static final Comparator<String> COMPARATOR = CodePointOrder::compare;

    private CodePointOrder() {}

    private static int compare(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }
}
