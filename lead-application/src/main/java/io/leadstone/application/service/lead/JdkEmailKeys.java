package io.leadstone.application.service.lead;

import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.InternationalDomain;
import java.util.Optional;

/** Makes email keys with the JDK. It refuses a domain that {@link InternationalDomain#toAscii} cannot convert. */
public final class JdkEmailKeys implements EmailKeys {

    @Override
    public Optional<String> keyOf(String address) {
        String plain = EmailAddress.plainKey(address);
        if (PlainText.isAscii(plain)) {
            return Optional.of(plain);
        }
        String local = plain.substring(0, plain.lastIndexOf('@') + 1);
        return InternationalDomain.toAscii(address.substring(address.lastIndexOf('@') + 1))
                .map(ascii -> local + ascii)
                .filter(key -> PlainText.length(key) <= EmailAddress.MAX_LENGTH);
    }
}
