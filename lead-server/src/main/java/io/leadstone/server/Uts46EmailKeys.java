package io.leadstone.server;

import com.ibm.icu.text.IDNA;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.domain.lead.EmailAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes email keys with UTS 46 of ICU4J, without transitional processing: the sharp s, the final sigma and the joiners
 * stay, as in today's domains. It knows the characters of the present Unicode version.
 */
final class Uts46EmailKeys implements EmailKeys {

    /** Raise the number if a release of ICU4J or a change here makes other keys. A test compares sample keys. */
    private static final String RULE = "uts46-1";

    private static final IDNA DOMAINS = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ);

    @Override
    public Optional<String> keyOf(String address) {
        return EmailAddress.keyOf(address, Uts46EmailKeys::toAscii);
    }

    @Override
    public String rule() {
        return RULE;
    }

    private static Optional<String> toAscii(String domain) {
        IDNA.Info result = new IDNA.Info();
        String ascii = DOMAINS.nameToASCII(domain, new StringBuilder(), result).toString();
        return result.hasErrors() ? Optional.empty() : Optional.of(ascii.toLowerCase(Locale.ROOT));
    }
}
