package io.leadstone.domain.search;

import io.leadstone.domain.lead.FullName;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names that people also write without the characters between their parts: {@code OHagan} for {@code O'Hagan}, and in
 * scripts without blanks the first and the last name together, in either order.
 */
final class JoinedNames {

    private static final Set<UnicodeScript> OTHER_SCRIPTS_WITHOUT_BLANKS = EnumSet.of(
            UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR, UnicodeScript.TIBETAN);

    private JoinedNames() {}

    /** Returns the joined names of a lead, each as one word. The parameters are its folded names and company. */
    static Stream<String> of(Optional<String> firstName, Optional<String> lastName, Optional<String> company) {
        Stream<String> hyphenated = Stream.of(firstName, lastName, company)
                .flatMap(Optional::stream)
                .flatMap(JoinedNames::joinedIn);
        Stream<String> together =
                firstName.stream().flatMap(first -> lastName.stream().flatMap(last -> together(first, last)));
        return Stream.concat(hyphenated, together);
    }

    /** Returns a name with apostrophes or hyphens without them; empty for any other text. */
    static Optional<String> joined(String name) {
        return Optional.of(name)
                .filter(text -> text.codePoints().allMatch(JoinedNames::isInName))
                .filter(text -> SearchText.wordsOf(text).limit(2).count() == 2)
                .map(text -> text.replace("'", "").replace("-", ""));
    }

    private static Stream<String> joinedIn(String folded) {
        return SearchText.partsOf(folded, character -> !isInName(character))
                .map(JoinedNames::joined)
                .flatMap(Optional::stream);
    }

    private static boolean isInName(int character) {
        return character == '\'' || character == '-' || SearchText.isWordCharacter(character);
    }

    private static Stream<String> together(String first, String last) {
        boolean isWrittenTogether = Stream.of(first, last)
                .allMatch(name -> !name.isEmpty() && name.codePoints().allMatch(JoinedNames::isOfScriptWithoutBlanks));
        return isWrittenTogether ? Stream.of(last + first, first + last) : Stream.empty();
    }

    private static boolean isOfScriptWithoutBlanks(int character) {
        return FullName.isEastAsian(character) || OTHER_SCRIPTS_WITHOUT_BLANKS.contains(UnicodeScript.of(character));
    }
}
