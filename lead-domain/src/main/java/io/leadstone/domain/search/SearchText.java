package io.leadstone.domain.search;

import io.leadstone.domain.PlainText;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.PhoneNumber;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a search looks at, in one spelling: without accents, without case. Every store keeps these two texts beside the lead and
 * compares them sign by sign, so that a search means the same on each of them, whatever its collations do.
 *
 * @param words first name, last name, email and company, {@linkplain #fold(String) folded}, a line each, and on a last line the words in
 *     them: what stands between other signs than letters and digits. Every line begins and ends with a blank, and words are parted by
 *     one, so that what begins a word stands after a blank, and a whole one between two.
 * @param phoneDigits the digits of the phone number, as typed and in E.164, each between blanks; empty without a phone
 */
public record SearchText(String words, String phoneDigits) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** What {@code details} can be found by. */
    public static SearchText of(LeadDetails details) {
        List<String> fields = Stream.of(
                        details.firstName(),
                        details.lastName(),
                        details.email().map(EmailAddress::value),
                        details.company())
                .flatMap(Optional::stream)
                .map(SearchText::fold)
                .toList();
        String single = fields.stream().flatMap(SearchText::wordsOf).distinct().collect(Collectors.joining(" "));
        String words = Stream.concat(fields.stream(), Stream.of(single)).collect(Collectors.joining(" \n ", " ", " "));
        List<String> digits = details.phone().stream()
                .flatMap(phone ->
                        Stream.concat(Stream.of(phone.digits()), phone.e164().map(PhoneNumber::digitsOf).stream()))
                .distinct()
                .toList();
        return new SearchText(words, digits.isEmpty() ? "" : " " + String.join(" ", digits) + " ");
    }

    /** Whether both can be found by the same, which is told without working out what that is. */
    public static boolean hasSameSource(LeadDetails one, LeadDetails other) {
        return one.firstName().equals(other.firstName())
                && one.lastName().equals(other.lastName())
                && one.email().equals(other.email())
                && one.company().equals(other.company())
                && one.phone().equals(other.phone());
    }

    /** Returns the words in {@code folded}, with repeats. */
    public static Stream<String> wordsOf(String folded) {
        return partsOf(folded, sign -> !Character.isAlphabetic(sign) && !Character.isDigit(sign));
    }

    /** Returns the texts between the blanks of {@code folded}, with repeats. */
    public static Stream<String> chunksOf(String folded) {
        return partsOf(folded, SearchText::isBlank);
    }

    /** What stands between the signs that part it; a pattern would take several times as long, for each lead that is stored. */
    private static Stream<String> partsOf(String text, IntPredicate parts) {
        Stream.Builder<String> found = Stream.builder();
        int begin = 0;
        for (int i = 0; i < text.length(); ) {
            int sign = text.codePointAt(i);
            int next = i + Character.charCount(sign);
            if (parts.test(sign)) {
                if (begin < i) {
                    found.add(text.substring(begin, i));
                }
                begin = next;
            }
            i = next;
        }
        if (begin < text.length()) {
            found.add(text.substring(begin));
        }
        return found.build();
    }

    /** Returns true if the code point separates chunks: a blank, or the end of a line of the words. */
    public static boolean isBlank(int sign) {
        return sign == ' ' || sign == '\n';
    }

    /** Returns the single words, each once. */
    public Stream<String> singleWords() {
        return wordsOf(words.substring(words.lastIndexOf('\n') + 1));
    }

    /**
     * {@code text} as it is compared: compatibility forms decomposed (Unicode NFKD), marks removed, case folded without
     * a language, so that {@code É}, {@code e} and {@code ﬁ} meet {@code e} and {@code fi}, and {@code ß} meets {@code ss}.
     */
    public static String fold(String text) {
        if (PlainText.isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        // Upper case joins what lower case keeps apart (ß, ſ, ı), but of ẞ; a sigma at a word's end is still a sigma.
        String folded = withoutMarks(text)
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
        return withoutMarks(folded);
    }

    private static String withoutMarks(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    }

    @Override
    public String toString() {
        return "SearchText[…]";
    }
}
