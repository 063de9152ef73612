package io.leadstone.application.service.lead;

import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.lead.EmailAddress;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes email keys with {@link IDN} of the JDK. It implements IDNA 2003, which replaces the sharp s, the final sigma
 * and the joiners. Today's domains keep them, so a domain with one of them is refused. So is one with characters that
 * are newer than Unicode 3.2.
 */
public final class JdkEmailKeys implements EmailKeys {

    /** The characters that IDNA 2003 replaces and IDNA 2008 keeps (UTS 46, section 7). */
    private static final String DEVIATIONS = "\u00DF\u03C2\u200C\u200D";

    @Override
    public Optional<String> keyOf(String address) {
        String plain = EmailAddress.plainKey(address);
        if (PlainText.isAscii(plain)) {
            return Optional.of(plain);
        }
        String local = plain.substring(0, plain.lastIndexOf('@') + 1);
        return asciiDomain(address.substring(address.lastIndexOf('@') + 1))
                .map(ascii -> local + ascii)
                .filter(key -> PlainText.length(key) <= EmailAddress.MAX_LENGTH);
    }

    private static Optional<String> asciiDomain(String domain) {
        if (domain.chars().anyMatch(c -> DEVIATIONS.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notConvertible) {
            return Optional.empty();
        }
    }
}
