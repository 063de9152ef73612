package io.leadstone.domain.lead;

import io.leadstone.domain.PlainText;
import java.text.Normalizer;
import java.util.Locale;

/**
 * An email address. It is stored as typed and compared by its {@link #key()}.
 *
 * <p>The format {@code local@domain} is checked, not whether mail can be delivered. There is one {@code @} with text
 * before it. The domain has non-empty labels and at least one dot. Blanks and control characters are not allowed. The
 * maximum length is {@value #MAX_LENGTH} characters (RFC 5321, section 4.5.3.1.3, without the angle brackets).
 * Addresses in other scripts (RFC 6531) are allowed.
 */
public record EmailAddress(String value) {

    /** Maximum length of an address, and of its key, in UTF-16 code units. */
    public static final int MAX_LENGTH = 254;

    public EmailAddress {
        if (!isValid(value)) {
            throw new IllegalArgumentException("email must be an address of at most " + MAX_LENGTH + " characters");
        }
    }

    /** Returns true if {@code text} has the format of an address. */
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

    /**
     * Returns the email key: the address without blanks at its ends, in lower case, in Unicode NFKC. It is unique
     * among the live leads of a company.
     */
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

    /** Compares {@code char} values: no blank is outside the Basic Multilingual Plane. */
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
