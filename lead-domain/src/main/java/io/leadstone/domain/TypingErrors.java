package io.leadstone.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One typing error in a word: a letter missing, added or wrong, or two neighbours swapped (the optimal string alignment distance is
 * at most 1). Letters are Unicode code points.
 */
final class TypingErrors {

    private TypingErrors() {}

    /** Whether {@code one} and {@code other} are the same but for one error, or the same. */
    static boolean isAtMostOne(String one, String other) {
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

    /** The word, and the word without each of its letters: two words with at most one error between them have one of these in common. */
    static Set<String> deletions(String word) {
        int[] letters = word.codePoints().toArray();
        Set<String> all = new LinkedHashSet<>();
        all.add(word);
        for (int i = 0; i < letters.length; i++) {
            all.add(new String(letters, 0, i) + new String(letters, i + 1, letters.length - i - 1));
        }
        return all;
    }

    /** The words with at most one error as alternatives of a regular expression, in which {@code any} is any one letter. */
    static String alternatives(String word, String any) {
        int[] letters = word.codePoints().toArray();
        int length = letters.length;
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i <= length; i++) {
            String before = new String(letters, 0, i);
            all.add(before + any + new String(letters, i, length - i));
            if (i < length) {
                String after = new String(letters, i + 1, length - i - 1);
                all.add(before + after);
                all.add(before + any + after);
            }
            if (i + 1 < length) {
                String swapped = new String(new int[] {letters[i + 1], letters[i]}, 0, 2);
                all.add(before + swapped + new String(letters, i + 2, length - i - 2));
            }
        }
        return String.join("|", all);
    }

    /**
     * What is left of the word whatever the error is: in each word with at most one error stands one of these. An error in one half leaves
     * the other as it is; to swap the two letters where they meet touches both.
     */
    static List<String> remains(String word) {
        int[] letters = word.codePoints().toArray();
        int half = letters.length / 2;
        List<String> remains = new ArrayList<>();
        remains.add(new String(letters, 0, half));
        remains.add(new String(letters, half, letters.length - half));
        if (half > 0) {
            int last = letters[half - 1];
            letters[half - 1] = letters[half];
            letters[half] = last;
            remains.add(new String(letters, 0, letters.length));
        }
        return remains;
    }

    private static boolean areEqual(int[] a, int from, int[] b, int otherFrom) {
        return Arrays.equals(a, from, a.length, b, otherFrom, b.length);
    }
}
