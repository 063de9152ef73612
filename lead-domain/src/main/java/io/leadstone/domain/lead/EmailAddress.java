package io.leadstone.domain.lead;

import io.leadstone.domain.InvisibleCharacters;
import io.leadstone.domain.PlainText;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * An email address. It is stored as typed and compared by its {@link #key()}.
 *
 * <p>{@link #isValid} has the rules for addresses that clients send. This type itself also accepts the addresses of
 * earlier versions, so that stored leads can be read: one {@code @} with text before it, and a domain with non-empty
 * labels and at least one dot, without blanks and control characters.
 *
 * <p>Two addresses are equal if they are typed equally. Stores do not keep the key of a deleted lead.
 *
 * @param value the address as typed
 * @param key the email key, unique among the live leads of a company. The port {@code EmailKeys} makes it; a store
 *     returns it as it was written
 * @param rule the version of the rule that made the key, as the port {@code EmailKeys} states it, for example {@code
 *     jdk-1}
 */
public record EmailAddress(String value, String key, String rule) {

    /**
     * Maximum length of an address, and of its key, in code points (RFC 5321, section 4.5.3.1.3, without the angle
     * brackets).
     */
    public static final int MAX_LENGTH = 254;

    /** The rule of a {@linkplain #plainKey plain key}. */
    public static final String PLAIN_RULE = "plain-1";

    /** The rule of a key that a store has without a rule, because an earlier version stored it. */
    public static final String UNKNOWN_RULE = "unknown";

    /** Maximum length of a rule. Its characters are {@code a-z}, {@code 0-9} and {@code .+_-}. */
    public static final int MAX_RULE_LENGTH = 40;

    public EmailAddress {
        if (!isReadable(value)) {
            throw new IllegalArgumentException("email must be an address of at most " + MAX_LENGTH + " characters");
        }
        if (key.isEmpty() || PlainText.length(key) > MAX_LENGTH || !PlainText.isSingleLine(key)) {
            throw new IllegalArgumentException("an email key must have 1 to " + MAX_LENGTH + " characters");
        }
        if (!isRule(rule)) {
            throw new IllegalArgumentException("the rule of an email key must have 1 to " + MAX_RULE_LENGTH
                    + " characters of a-z, 0-9 and .+_-, but is '" + rule + "'");
        }
    }

    /** Creates an address with its {@linkplain #plainKey plain key}. */
    public EmailAddress(String value) {
        this(value, plainKey(value), PLAIN_RULE);
    }

    /**
     * Returns an address as a store has it. Without a stored key it has its {@linkplain #plainKey plain key}. Without a
     * stored rule it has the {@link #UNKNOWN_RULE}.
     */
    public static EmailAddress stored(String value, Optional<String> key, Optional<String> rule) {
        return new EmailAddress(value, key.orElseGet(() -> plainKey(value)), rule.orElse(UNKNOWN_RULE));
    }

    /**
     * Returns the email key of {@code address}: its plain key with the domain that {@code toAscii} returns. An address
     * in ASCII is not converted.
     *
     * @param toAscii converts a domain as typed to A-labels; empty if it cannot
     * @return empty if the domain cannot be converted, or if the key would be too long
     */
    public static Optional<String> keyOf(String address, Function<String, Optional<String>> toAscii) {
        String plain = plainKey(address);
        if (PlainText.isAscii(plain)) {
            return Optional.of(plain);
        }
        String local = plain.substring(0, plain.lastIndexOf('@') + 1);
        return toAscii.apply(address.substring(address.lastIndexOf('@') + 1))
                .map(ascii -> local + ascii)
                .filter(key -> PlainText.length(key) <= MAX_LENGTH);
    }

    /**
     * Returns true if {@code text} has the format of an address: a dot-atom (RFC 5322), {@code @} and a domain (RFC
     * 5321). Characters outside ASCII are allowed (RFC 6531) unless they are invisible. The key must have the format,
     * too, because compatibility forms of {@code @} and of dots are ordinary characters in the text. Whether mail can
     * be delivered is not checked.
     */
    public static boolean isValid(String text) {
        return isReadable(text)
                && !InvisibleCharacters.isIn(text)
                && EmailSyntax.isMailbox(text)
                && (PlainText.isAscii(text) || EmailSyntax.isMailbox(plainKey(text)));
    }

    private static boolean isRule(String rule) {
        for (int i = 0; i < rule.length(); i++) {
            char c = rule.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || ".+_-".indexOf(c) >= 0)) {
                return false;
            }
        }
        return !rule.isEmpty() && rule.length() <= MAX_RULE_LENGTH;
    }

    private static boolean isReadable(String text) {
        int at = text.lastIndexOf('@');
        return PlainText.length(text) <= MAX_LENGTH
                && at > 0
                && text.indexOf('@') == at
                && PlainText.isSingleLine(text)
                && hasNoBlank(text)
                && isDomain(text.substring(at + 1))
                && PlainText.length(plainKey(text)) <= MAX_LENGTH;
    }

    /** Returns the text without blanks at its ends, in lower case, in Unicode NFKC. The domain is not converted. */
    public static String plainKey(String text) {
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
    public boolean equals(Object other) {
        return other instanceof EmailAddress address && value.equals(address.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
