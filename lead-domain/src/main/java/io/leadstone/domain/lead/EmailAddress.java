package io.leadstone.domain.lead;

import io.leadstone.domain.PlainText;
import java.text.Normalizer;
import java.util.Locale;

/**
 * An email address, kept as typed and compared by its {@link #key()}.
 *
 * <p>Checked is the shape {@code local@domain} that every deliverable address has, not whether it can be delivered: one
 * {@code @} with text before it, a domain of non-empty labels with at least one dot, no blanks and no control characters, at
 * most {@value #MAX_LENGTH} characters (RFC 5321, 4.5.3.1.3, less the angle brackets). Addresses in other scripts
 * (RFC 6531) are fine.
 */
public record EmailAddress(String value) {

    /** The most characters of an address, and of its key. */
    public static final int MAX_LENGTH = 254;

    public EmailAddress {
        if (!isValid(value)) {
            throw new IllegalArgumentException("email must be an address of at most " + MAX_LENGTH + " characters");
        }
    }

    /** Whether {@code text}, without blanks at its ends, has the shape of an address. */
    public static boolean isValid(String text) {
        int at = text.lastIndexOf('@');
        return text.length() <= MAX_LENGTH
                && at > 0
                && text.indexOf('@') == at
                && PlainText.isSingleLine(text)
                && hasNoBlank(text)
                && isDomain(text.substring(at + 1))
                && keyOf(text).length() <= MAX_LENGTH;
    }

    /** What two addresses are compared by: trimmed, lower case, Unicode NFKC. Unique among the live leads of a company. */
    public String key() {
        return keyOf(value);
    }

    private static String keyOf(String text) {
        if (PlainText.isAscii(text)) {
            return text.strip().toLowerCase(Locale.ROOT);
        }
        String lower = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFKC);
    }

    /** There are none beyond the Basic Multilingual Plane. */
    private static boolean hasNoBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i)) || Character.isSpaceChar(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDomain(String domain) {
        return domain.indexOf('.') > 0 && !domain.startsWith(".") && !domain.endsWith(".") && !domain.contains("..");
    }

    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
