package io.leadstone.server;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import io.leadstone.application.port.out.lead.PhoneNumbers;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.PhoneNumber;
import java.util.Optional;

/**
 * Parses phone numbers with libphonenumber. It rejects numbers whose length no network uses.
 *
 * @param region the country of numbers without a country code (ISO 3166); if empty, such numbers are rejected
 */
record LibPhoneNumbers(Optional<String> region) implements PhoneNumbers {

    @Override
    public Optional<String> toE164(CompanyId companyId, String typed) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber number = numbers.parse(typed, region.orElse(null));
            return Optional.of(number)
                    .filter(numbers::isPossibleNumber)
                    .map(possible -> numbers.format(possible, PhoneNumberFormat.E164))
                    .filter(PhoneNumber::isE164);
        } catch (NumberParseException unreadable) {
            return Optional.empty();
        }
    }
}
