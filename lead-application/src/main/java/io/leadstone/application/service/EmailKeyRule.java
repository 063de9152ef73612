package io.leadstone.application.service;

import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import java.util.Optional;

/**
 * The present rule of email keys. It gives addresses their keys again, because an earlier rule may have made those that
 * a store returns.
 */
public record EmailKeyRule(EmailKeys keys) {

    /** Returns the address with the key of the present rule, or unchanged if its domain cannot be converted. */
    public EmailAddress keyed(EmailAddress email) {
        return keys.keyOf(email.value())
                .map(key -> new EmailAddress(email.value(), key, keys.rule()))
                .orElse(email);
    }

    /** Returns the details with the key of the present rule. */
    public LeadDetails keyed(LeadDetails details) {
        return details.withEmail(details.email().map(this::keyed));
    }

    /** Returns true if both have an email, and one key by the present rule. */
    public boolean haveSameEmail(LeadDetails one, LeadDetails other) {
        Optional<String> key = one.email().map(this::keyed).map(EmailAddress::key);
        return key.isPresent() && key.equals(other.email().map(this::keyed).map(EmailAddress::key));
    }
}
