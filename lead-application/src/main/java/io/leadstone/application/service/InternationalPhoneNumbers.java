package io.leadstone.application.service;

import io.leadstone.application.port.out.PhoneNumbers;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.PhoneNumber;
import java.util.Optional;

/** Reads numbers that are typed with {@code +} and the country's code, whatever separates the digits; needs no region for them. */
public final class InternationalPhoneNumbers implements PhoneNumbers {

    @Override
    public Optional<String> toE164(CompanyId companyId, String typed) {
        return Optional.of(typed.replaceAll("[\\s().\\-/]", "")).filter(PhoneNumber::isE164);
    }
}
