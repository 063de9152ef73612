package io.leadstone.application.service.privacy;

import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.lead.PhoneNumbers;
import io.leadstone.application.service.EmailKeyRule;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.lead.EmailAddress;

/** Converts addresses of a query or a command into the forms by which they are compared. */
record TypedAddresses(EmailKeys emailKeys, PhoneNumbers phoneNumbers) {

    /**
     * Returns the address with its key.
     *
     * @throws InvalidCommandException naming {@code email} if it is no address
     */
    EmailAddress email(String typed) {
        try {
            return emailKeys
                    .keyOf(typed)
                    .map(key -> new EmailAddress(typed, key, emailKeys.rule()))
                    .orElseThrow(() -> new InvalidCommandException("email", "must be an email address"));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidCommandException("email", "must be an email address");
        }
    }

    /** Returns a stored address with its present key. */
    EmailAddress keyed(EmailAddress stored) {
        return new EmailKeyRule(emailKeys).keyed(stored);
    }

    /**
     * Returns the number as E.164.
     *
     * @throws InvalidCommandException naming {@code phone} if it cannot be converted
     */
    String e164(CompanyId companyId, String typed) {
        return phoneNumbers
                .toE164(companyId, typed)
                .orElseThrow(
                        () -> new InvalidCommandException("phone", "must be a phone number with a known country code"));
    }
}
