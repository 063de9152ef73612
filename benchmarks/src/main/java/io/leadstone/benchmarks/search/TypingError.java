package io.leadstone.benchmarks.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** One typing error in a word: a missing, added or wrong letter, or two swapped letters. */
final class TypingError {

    /**
     * Minimum length of a word before and after the error, in code points. A search allows no typing error in a shorter
     * word.
     */
    private static final int MIN_LENGTH = 4;

    private TypingError() {}

    /**
     * Returns the text with one error in a random word of at least four letters; empty if there is no such word. Marks
     * are kept with their letters.
     */
    static Optional<String> in(String text, Random random) {
        List<int[]> words = words(text);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        int[] word = words.get(random.nextInt(words.size()));
        int[] all = text.codePoints().toArray();
        int[] letters = IntStream.range(word[0], word[1]).map(i -> all[i]).toArray();
        int[] mistyped;
        do {
            mistyped = mistyped(letters, random);
        } while (Arrays.equals(mistyped, letters) || mistyped.length < MIN_LENGTH);
        return Optional.of(new String(all, 0, word[0])
                + new String(mistyped, 0, mistyped.length)
                + new String(all, word[1], all.length - word[1]));
    }

    private static int[] mistyped(int[] letters, Random random) {
        List<Integer> changed = new ArrayList<>(IntStream.of(letters).boxed().toList());
        int at = random.nextInt(letters.length);
        // A letter of the same word has the right alphabet.
        int letter = letters[1 + random.nextInt(letters.length - 1)];
        switch (random.nextInt(4)) {
            case 0 -> changed.remove(at);
            case 1 -> changed.add(at, letter);
            case 2 -> changed.set(at, letter);
            default -> {
                int left = Math.min(at, letters.length - 2);
                changed.set(left, letters[left + 1]);
                changed.set(left + 1, letters[left]);
            }
        }
        return changed.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Returns begin and end of each word that may have an error, in code points. */
    private static List<int[]> words(String text) {
        int[] all = text.codePoints().toArray();
        List<int[]> words = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= all.length; i++) {
            if (i == all.length || !Character.isLetter(all[i])) {
                if (i - begin >= MIN_LENGTH) {
                    words.add(new int[] {begin, i});
                }
                begin = i + 1;
            }
        }
        return words;
    }
}
