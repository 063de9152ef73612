package io.leadstone.domain.search;

import io.leadstone.domain.lead.PhoneNumber;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the phone numbers of a search. A number is either one term or the whole search, because people write blanks in
 * it. An extension at its end, such as {@code x77}, is no part of the number.
 */
public final class SearchPhone {

    /** Minimum number of digits of a text that is parsed as a phone number. */
    public static final int MIN_DIGITS = 5;

    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final String NUMBER = "[\\p{Nd}+()\\[\\]./\\p{Pd}\u2212\\p{Cf}]+";
    private static final Pattern PHONE_LIKE = Pattern.compile(NUMBER);
    private static final Pattern WHOLE = Pattern.compile(
            "(?:tel:\\s?)?(" + NUMBER + "(?: " + NUMBER
                    + ")*)(?: ?[;,]? ?(?:x|ext\\.?|extension|ext=|#) ?\\p{Nd}{1,7})?",
            Pattern.CASE_INSENSITIVE);

    private SearchPhone() {}

    /**
     * Returns the texts of {@code search} that may be phone numbers, without extensions. A caller that knows the
     * default region converts them to the international form.
     */
    public static Set<String> textsIn(String search) {
        return Stream.concat(chunksOf(search).filter(SearchPhone::isPhoneLike), whole(search).stream())
                .filter(text -> text.length() <= PhoneNumber.MAX_LENGTH && hasEnoughDigits(text))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns {@code search} with the blank of ASCII instead of each other blank and line end. */
    static String withPlainBlanks(String search) {
        return BLANK.matcher(search).replaceAll(" ");
    }

    /** Returns the texts between the blanks of {@code search}. */
    static Stream<String> chunksOf(String search) {
        return Arrays.stream(BLANKS.split(search)).filter(chunk -> !chunk.isEmpty());
    }

    /** Returns the digits of a term and of its international form; empty if it does not look like a phone number. */
    static Set<String> digitsOfTerm(String term, Collection<PhoneNumber> phones) {
        return isPhoneLike(term) ? digitsOf(term, phones) : Set.of();
    }

    /** Returns the digits of the number that the whole search is, with and without its extension; else empty. */
    static Set<String> digitsOfWhole(String search, Collection<PhoneNumber> phones) {
        return whole(search)
                .filter(SearchPhone::hasEnoughDigits)
                .map(number -> {
                    Set<String> digits = digitsOf(number, phones);
                    digits.add(PhoneNumber.digitsOf(search));
                    return digits;
                })
                .orElse(Set.of());
    }

    private static Set<String> digitsOf(String text, Collection<PhoneNumber> phones) {
        return Stream.concat(
                        Stream.of(text),
                        phones.stream()
                                .filter(phone -> phone.typed().equals(text))
                                .flatMap(phone -> phone.e164().stream()))
                .map(PhoneNumber::digitsOf)
                .filter(digits -> !digits.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<String> whole(String search) {
        return Optional.of(WHOLE.matcher(BLANKS.matcher(search).replaceAll(" ").strip()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }

    private static boolean isPhoneLike(String text) {
        return PHONE_LIKE.matcher(text).matches();
    }

    /** Returns true if none of the digits is long enough for a phone number. */
    static boolean hasTooFewDigits(Set<String> digits) {
        return digits.stream().allMatch(each -> each.length() < MIN_DIGITS);
    }

    private static boolean hasEnoughDigits(String text) {
        return PhoneNumber.digitsOf(text).length() >= MIN_DIGITS;
    }
}
