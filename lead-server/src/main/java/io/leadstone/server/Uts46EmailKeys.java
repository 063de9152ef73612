package io.leadstone.server;

import com.ibm.icu.text.IDNA;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.lead.EmailAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes email keys with UTS 46 of ICU4J, without transitional processing: the sharp s, the final sigma and the joiners
 * stay, as in today's domains. It knows the characters of the present Unicode version.
 */
final class Uts46EmailKeys implements EmailKeys {

    private static final IDNA DOMAINS = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ);

    @Override
    public Optional<String> keyOf(String address) {
        String plain = EmailAddress.plainKey(address);
        if (PlainText.isAscii(plain)) {
            return Optional.of(plain);
        }
        String local = plain.substring(0, plain.lastIndexOf('@') + 1);
        IDNA.Info result = new IDNA.Info();
        StringBuilder domain =
                DOMAINS.nameToASCII(address.substring(address.lastIndexOf('@') + 1), new StringBuilder(), result);
        return Optional.of(local + domain.toString().toLowerCase(Locale.ROOT))
                .filter(key -> !result.hasErrors() && PlainText.length(key) <= EmailAddress.MAX_LENGTH);
    }
}
