package io.leadstone.testkit;

import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.domain.lead.EmailAddress;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Email keys for tests: the plain key of an address, changed by a function. An empty key means that the address is
 * refused.
 */
public record SampleEmailKeys(String rule, UnaryOperator<String> change) implements EmailKeys {

    /** Returns keys that compare the domains of addresses only. */
    public static SampleEmailKeys oneMailbox() {
        return new SampleEmailKeys("one-mailbox", key -> "person@" + key.substring(key.indexOf('@') + 1));
    }

    @Override
    public Optional<String> keyOf(String address) {
        return Optional.of(change.apply(EmailAddress.plainKey(address))).filter(key -> !key.isEmpty());
    }
}
