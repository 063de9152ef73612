package io.leadstone.application.port.out.lead;

import io.leadstone.application.LeadOperations;
import io.leadstone.domain.lead.EmailAddress;
import java.util.Optional;

/**
 * Makes the keys by which email addresses are compared. The key is the address in NFKC and lower case, with the domain
 * as A-labels (RFC 5890): {@code info@m\u00FCller.example} has the key {@code info@xn--mller-kva.example}. The default
 * uses the JDK only. A host with ICU4J can convert more domains.
 *
 * <p>If a host replaces the keys, stored leads keep the keys that they have until {@link
 * LeadOperations#renewEmailKeys} renews them.
 */
public interface EmailKeys {

    /**
     * Returns the key of an address that {@link EmailAddress#isValid} accepts, at most {@value EmailAddress#MAX_LENGTH}
     * characters. It is empty if the domain cannot be converted; then the address is refused. The same address always
     * has the same key. The method never throws.
     */
    Optional<String> keyOf(String address);

    /**
     * Returns the version of the rule of these keys, for example {@code jdk-1}: 1 to {@value
     * EmailAddress#MAX_RULE_LENGTH} characters of {@code a-z}, {@code 0-9} and {@code .+_-}. Two implementations, or
     * releases of one, that make different keys of any address state different rules. It is stored with each key.
     */
    String rule();
}
