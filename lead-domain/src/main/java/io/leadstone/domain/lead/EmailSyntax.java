package io.leadstone.domain.lead;

import io.leadstone.domain.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The syntax of a mailbox: a dot-atom (RFC 5322, section 3.2.3), {@code @} and a domain (RFC 5321, section 4.1.2).
 * Quoted local parts and address literals are not allowed.
 */
final class EmailSyntax {

    /** Maximum length of a local part, in bytes of UTF-8 (RFC 5321, section 4.5.3.1.1). */
    static final int MAX_LOCAL_BYTES = 64;

    /** Maximum length of a label of a domain in ASCII, in bytes (RFC 1035, section 2.3.4). */
    static final int MAX_LABEL_BYTES = 63;

    private static final String ATOM_SYMBOLS = "!#$%&'*+-/=?^_`{|}~";

    /** The full stops that IDNA reads as dots. */
    private static final String DOTS = "[.\u3002\uFF0E\uFF61]";

    private EmailSyntax() {}

    static boolean isMailbox(String text) {
        int at = text.lastIndexOf('@');
        return at > 0 && isDotAtom(text.substring(0, at)) && isDomain(text.substring(at + 1));
    }

    private static boolean isDotAtom(String local) {
        return local.getBytes(StandardCharsets.UTF_8).length <= MAX_LOCAL_BYTES
                && Arrays.stream(local.split("\\.", -1)).allMatch(EmailSyntax::isAtom);
    }

    private static boolean isAtom(String text) {
        return !text.isEmpty()
                && text.codePoints().allMatch(c -> isOutsideAsciiOrAlphanumeric(c) || ATOM_SYMBOLS.indexOf(c) >= 0);
    }

    private static boolean isDomain(String domain) {
        String[] labels = domain.split(DOTS, -1);
        return labels.length > 1 && Arrays.stream(labels).allMatch(EmailSyntax::isLabel);
    }

    private static boolean isLabel(String text) {
        return !text.isEmpty()
                && (text.length() <= MAX_LABEL_BYTES || !PlainText.isAscii(text))
                && !text.startsWith("-")
                && !text.endsWith("-")
                && text.codePoints().allMatch(c -> isOutsideAsciiOrAlphanumeric(c) || c == '-');
    }

    private static boolean isOutsideAsciiOrAlphanumeric(int character) {
        return character > '\u007f' || Character.isLetterOrDigit(character);
    }
}
