package io.leadstone.application.service.lead;

import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.InternationalDomain;
import java.util.Optional;

/** Makes email keys with the JDK. It refuses a domain that {@link InternationalDomain#toAscii} cannot convert. */
public final class JdkEmailKeys implements EmailKeys {

    /** Raise the number with each change of a key. A test compares sample keys. */
    private static final String RULE = "jdk-1";

    @Override
    public Optional<String> keyOf(String address) {
        return EmailAddress.keyOf(address, InternationalDomain::toAscii);
    }

    @Override
    public String rule() {
        return RULE;
    }
}
