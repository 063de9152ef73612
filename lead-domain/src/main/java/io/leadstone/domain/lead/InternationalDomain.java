package io.leadstone.domain.lead;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * Converts domains between Unicode and ASCII with {@link IDN} of the JDK. It implements IDNA 2003, which replaces the
 * sharp s, the final sigma and the joiners. Today's domains keep them.
 */
public final class InternationalDomain {

    /** The characters that IDNA 2003 replaces and IDNA 2008 keeps (UTS 46, section 7). */
    private static final String DEVIATIONS = "\u00DF\u03C2\u200C\u200D";

    private InternationalDomain() {}

    /**
     * Returns the domain with A-labels (RFC 5890), in lower case. It is empty if the domain has a character that IDNA
     * 2003 would replace, or one that is newer than Unicode 3.2.
     */
    public static Optional<String> toAscii(String domain) {
        if (domain.chars().anyMatch(c -> DEVIATIONS.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notConvertible) {
            return Optional.empty();
        }
    }

    /** Returns the domain with each A-label in Unicode. A label that cannot be converted stays. */
    public static String toUnicode(String domain) {
        return IDN.toUnicode(domain);
    }
}
