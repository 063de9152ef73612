package io.leadstone.application.service.lead;

import io.leadstone.application.port.out.lead.PhoneNumbers;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.PhoneNumber;
import java.util.Optional;

/** Reads numbers that are typed with {@code +} and the country's code, whatever separates the digits; needs no region for them. */
public final class InternationalPhoneNumbers implements PhoneNumbers {

    private static final String SEPARATORS = " \t\n\u000B\f\r().-/";

    @Override
    public Optional<String> toE164(CompanyId companyId, String typed) {
        StringBuilder number = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            char sign = typed.charAt(i);
            if (SEPARATORS.indexOf(sign) < 0) {
                number.append(sign);
            }
        }
        return Optional.of(number.toString()).filter(PhoneNumber::isE164);
    }
}
