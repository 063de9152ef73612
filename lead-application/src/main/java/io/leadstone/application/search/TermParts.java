package io.leadstone.application.search;

import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import io.leadstone.domain.search.TermSpelling;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Short substrings of a query term, by which a store without an index excludes most leads. The search text of each lead
 * that matches the term contains at least one of them, unless the lead matches by the digits of its phone number.
 *
 * <p>A word has two parts: the characters before its middle and those after it. A typing error changes at most one of
 * them, because the character in the middle belongs to none: two swapped characters are never one of each.
 */
public final class TermParts {

    /** Minimum number of characters of a part. Almost every search text contains a shorter one. */
    private static final int MIN_PART = 2;

    private static final char AT = '@';

    private TermParts() {}

    /**
     * Returns the parts of one word of each mistyped text, without those that contain another part. They are fewer than
     * the substrings that a complete comparison needs.
     *
     * @return empty if the term allows no typing error, or if a text has only short words
     */
    public static List<String> of(QueryTerm term) {
        Set<String> parts = new LinkedHashSet<>();
        for (String mistyped : term.mistyped()) {
            Optional<List<String>> ofText = ofText(mistyped, term.text());
            if (ofText.isEmpty()) {
                return List.of();
            }
            parts.addAll(ofText.get());
        }
        if (!parts.isEmpty()) {
            term.spellings().stream().map(TermSpelling::substring).forEach(parts::add);
        }
        return parts.stream().filter(part -> containsNoOther(part, parts)).toList();
    }

    private static boolean containsNoOther(String part, Set<String> parts) {
        return parts.stream().noneMatch(other -> !other.equals(part) && part.contains(other));
    }

    /**
     * Returns the parts of the longest word. In an email address, it is the longest one before the at sign, because
     * very many leads have the domain in common.
     */
    private static Optional<List<String>> ofText(String mistyped, String text) {
        List<String> words = SearchText.chunksOf(mistyped).toList();
        Set<String> beforeDomain = SearchText.wordsOf(text.substring(0, Math.max(text.indexOf(AT), 0)))
                .collect(Collectors.toSet());
        return ofLongest(words.stream().filter(beforeDomain::contains)).or(() -> ofLongest(words.stream()));
    }

    private static Optional<List<String>> ofLongest(Stream<String> words) {
        return words.map(TermParts::ofWord).flatMap(Optional::stream).max(Comparator.comparingInt(TermParts::length));
    }

    private static int length(List<String> parts) {
        return parts.stream().mapToInt(String::length).sum();
    }

    /** Returns the parts before and after the middle, or the whole word if it allows no typing error. */
    private static Optional<List<String>> ofWord(String word) {
        int[] characters = word.codePoints().toArray();
        if (!QueryTerm.allowsTypingError(word)) {
            return characters.length >= MIN_PART ? Optional.of(List.of(word)) : Optional.empty();
        }
        int middle = (characters.length - 1) / 2;
        return middle >= MIN_PART
                ? Optional.of(List.of(
                        new String(characters, 0, middle),
                        new String(characters, middle + 1, characters.length - middle - 1)))
                : Optional.empty();
    }
}
