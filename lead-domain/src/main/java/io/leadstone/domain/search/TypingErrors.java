package io.leadstone.domain.search;

import java.util.Arrays;

/**
 * Compares words with at most one typing error: a character is missing, added, wrong, or swapped with its neighbor.
 * The optimal string alignment distance is then at most 1. Characters are Unicode code points.
 */
public final class TypingErrors {

    private TypingErrors() {}

    /** Returns true if {@code one} and {@code other} are equal or differ by one error. */
    public static boolean isAtMostOne(String one, String other) {
        int[] a = one.codePoints().toArray();
        int[] b = other.codePoints().toArray();
        if (a.length < b.length) {
            int[] shorter = a;
            a = b;
            b = shorter;
        }
        if (a.length - b.length > 1) {
            return false;
        }
        int same = Arrays.mismatch(a, b);
        if (same < 0) {
            return true;
        }
        if (a.length > b.length) {
            return areEqual(a, same + 1, b, same);
        }
        boolean wrong = areEqual(a, same + 1, b, same + 1);
        boolean swapped = same + 1 < a.length
                && a[same] == b[same + 1]
                && a[same + 1] == b[same]
                && areEqual(a, same + 2, b, same + 2);
        return wrong || swapped;
    }

    private static boolean areEqual(int[] a, int from, int[] b, int otherFrom) {
        return Arrays.equals(a, from, a.length, b, otherFrom, b.length);
    }
}
