package io.leadstone.domain.lead;

import io.leadstone.domain.PlainText;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A phone number as typed and, if it could be parsed, in international form.
 *
 * @param typed the number as typed, 1 to {@value #MAX_LENGTH} characters with at least one digit
 * @param e164 the form of ITU-T E.164 ({@code +} and at most 15 digits), by which numbers are compared; empty if the
 *     number could not be parsed
 */
public record PhoneNumber(String typed, Optional<String> e164) {

    /** Maximum length of a number as typed. */
    public static final int MAX_LENGTH = 50;

    // Lengths include the plus sign.
    private static final int MIN_E164 = 3;
    private static final int MAX_E164 = 16;

    public PhoneNumber {
        PlainText.requireSingleLine("phone", typed, MAX_LENGTH);
        if (!isValid(typed)) {
            throw new IllegalArgumentException("phone must have at least one digit");
        }
        if (e164.filter(PhoneNumber::isE164).isEmpty() && e164.isPresent()) {
            throw new IllegalArgumentException("the international form of a phone must be in E.164 form");
        }
    }

    /** Returns true if {@code text} has at least one digit, so that it is accepted as a phone number. */
    public static boolean isValid(String text) {
        return text.codePoints().anyMatch(Character::isDigit);
    }

    /** Returns true if {@code text} is {@code +}, a digit other than zero, and 1 to 14 more digits (ITU-T E.164). */
    public static boolean isE164(String text) {
        if (text.length() < MIN_E164 || text.length() > MAX_E164 || text.charAt(0) != '+' || text.charAt(1) == '0') {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Returns true if both have one international form, or if they are typed in the same way. */
    public boolean isSameNumber(PhoneNumber other) {
        return (e164.isPresent() && e164.equals(other.e164)) || typed.equals(other.typed);
    }

    /** Returns the digits of the number as typed. */
    public String digits() {
        return digitsOf(typed);
    }

    /** Returns the decimal digits of {@code text}, which may be in any script, as {@code 0} to {@code 9}. */
    public static String digitsOf(String text) {
        return text.codePoints()
                .filter(Character::isDigit)
                .mapToObj(c -> String.valueOf(Character.digit(c, 10)))
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return "PhoneNumber[…]";
    }
}
