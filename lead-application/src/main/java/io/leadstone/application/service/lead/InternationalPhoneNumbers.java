package io.leadstone.application.service.lead;

import io.leadstone.application.port.out.lead.PhoneNumbers;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.PhoneNumber;
import java.util.Optional;

/**
 * Parses phone numbers that begin with {@code +} and the country code. Usual separators between the digits are ignored.
 * It needs no default region.
 */
public final class InternationalPhoneNumbers implements PhoneNumbers {

    private static final String SEPARATORS = " \t\n\u000B\f\r().-/";

    @Override
    public Optional<String> toE164(CompanyId companyId, String typed) {
        StringBuilder number = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            char character = typed.charAt(i);
            if (SEPARATORS.indexOf(character) < 0) {
                number.append(character);
            }
        }
        return Optional.of(number.toString()).filter(PhoneNumber::isE164);
    }
}
