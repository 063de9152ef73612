package io.leadstone.application.port.out.lead;

import io.leadstone.domain.CompanyId;
import java.util.Optional;

/**
 * Parses phone numbers. The default accepts only numbers in international form. The adapter for libphonenumber reads
 * national numbers with one default region. A host that knows the default regions of its companies can implement more.
 */
@FunctionalInterface
public interface PhoneNumbers {

    /**
     * Returns the number in the form of ITU-T E.164. A number without a country code is read with the default region of
     * the company. The result is empty if the text is no valid number. The method never throws.
     */
    Optional<String> toE164(CompanyId companyId, String typed);
}
