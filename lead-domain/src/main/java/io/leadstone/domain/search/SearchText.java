package io.leadstone.domain.search;

import io.leadstone.domain.PlainText;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folded texts of a lead that a search compares: without accents and in lower case. Every store keeps these two
 * texts with the lead and compares them by code point. So collations of databases do not change the result of a
 * search.
 *
 * @param words first name, last name, email and company, {@linkplain #fold(String) folded}, one per line. The last
 *     line has all their single words, which consist of letters and digits, in their order, and then the names that
 *     are also written together ({@code ohagan} for {@code O'Hagan}). Each line begins and ends with a blank, and one
 *     blank separates words. So a prefix of a word follows a blank, and a whole word is between two blanks.
 * @param phoneDigits the digits of the phone number, as typed and in E.164, each between blanks; empty without a
 *     phone
 */
public record SearchText(String words, String phoneDigits) {

    /** Returns the search text of {@code details}. */
    public static SearchText of(LeadDetails details) {
        Optional<String> firstName = details.firstName().map(SearchText::fold);
        Optional<String> lastName = details.lastName().map(SearchText::fold);
        Optional<String> email = details.email().map(EmailAddress::value).map(SearchText::fold);
        Optional<String> company = details.company().map(SearchText::fold);
        List<String> fields = Stream.of(firstName, lastName, email, company)
                .flatMap(Optional::stream)
                .toList();
        String single = Stream.concat(
                        fields.stream().flatMap(SearchText::wordsOf), JoinedNames.of(firstName, lastName, company))
                .collect(Collectors.joining(" "));
        String words = Stream.concat(fields.stream(), Stream.of(single)).collect(Collectors.joining(" \n ", " ", " "));
        List<String> digits = details.phone().stream()
                .flatMap(phone ->
                        Stream.concat(Stream.of(phone.digits()), phone.e164().map(PhoneNumber::digitsOf).stream()))
                .distinct()
                .toList();
        return new SearchText(words, digits.isEmpty() ? "" : " " + String.join(" ", digits) + " ");
    }

    /**
     * Returns true if the searched fields are equal, so that the search texts are equal too. It does not compute
     * them.
     */
    public static boolean hasSameSource(LeadDetails one, LeadDetails other) {
        return one.firstName().equals(other.firstName())
                && one.lastName().equals(other.lastName())
                && one.email().equals(other.email())
                && one.company().equals(other.company())
                && one.phone().equals(other.phone());
    }

    /** Returns the sequences of letters and digits in {@code folded}, with repeats. */
    public static Stream<String> wordsOf(String folded) {
        return partsOf(folded, character -> !isWordCharacter(character));
    }

    /** Returns {@code folded} without the punctuation around it. */
    static String trimmed(String folded) {
        int[] characters = folded.codePoints().toArray();
        int from = 0;
        int to = characters.length;
        while (from < to && isPunctuation(characters[from])) {
            from++;
        }
        while (from < to && isPunctuation(characters[to - 1])) {
            to--;
        }
        return new String(characters, from, to - from);
    }

    /** Returns true if the character is in no word. Characters that no text contains are no punctuation. */
    private static boolean isPunctuation(int character) {
        return !isWordCharacter(character)
                && !Character.isISOControl(character)
                && Character.getType(character) != Character.SURROGATE;
    }

    static boolean isWordCharacter(int character) {
        return isLetter(character) || Character.isDigit(character);
    }

    static boolean isLetter(int character) {
        return Character.isAlphabetic(character) || PlainText.isMark(character);
    }

    /** Returns the texts between the blanks of {@code folded}, with repeats. */
    public static Stream<String> chunksOf(String folded) {
        return partsOf(folded, SearchText::isBlank);
    }

    /**
     * Splits {@code text} at the code points that {@code separators} accepts. It runs for each stored lead; a regular
     * expression would be several times slower.
     */
    static Stream<String> partsOf(String text, IntPredicate separators) {
        Stream.Builder<String> found = Stream.builder();
        int begin = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            int next = i + Character.charCount(character);
            if (separators.test(character)) {
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

    /** Returns true if the code point separates chunks: a blank or a line end. */
    public static boolean isBlank(int character) {
        return character == ' ' || character == '\n';
    }

    /** Returns the single words in their order, with repeats. */
    public Stream<String> singleWords() {
        return wordsOf(words.substring(words.lastIndexOf('\n') + 1));
    }

    /**
     * Folds {@code text} for comparison: Unicode NFKC, without accents, case folded independently of a language.
     * Letters without a decomposition become what people type for them. For example, {@code É} becomes {@code e},
     * {@code ﬁ} becomes {@code fi}, {@code ß} becomes {@code ss}, and {@code ł} becomes {@code l}.
     */
    public static String fold(String text) {
        return Folding.fold(text);
    }

    @Override
    public String toString() {
        return "SearchText[…]";
    }
}
