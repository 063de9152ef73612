package io.leadstone.application.query;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The order of texts in lists: by their Unicode code points. {@link String#compareTo} differs for characters beyond
 * {@code U+FFFF}, because it compares surrogates.
 */
public final class CodePointOrder {

    /** Compares two texts in this order. */
    public static final Comparator<String> COMPARATOR = CodePointOrder::compare;

    private CodePointOrder() {}

    private static int compare(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }
}
