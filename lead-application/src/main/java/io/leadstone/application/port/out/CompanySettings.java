package io.leadstone.application.port.out;

import io.leadstone.domain.CompanyId;
import java.util.Optional;

/**
 * The choices of single companies. A host that lets companies choose implements it over its own settings. Use cases
 * call it for each capture, so it must answer from memory. Implementations must be thread-safe and never throw.
 */
public interface CompanySettings {

    /**
     * Returns the country of phone numbers without a country code, as ISO 3166 code of two capital letters, such as
     * {@code DE}. Empty: such numbers have no international form.
     */
    Optional<String> defaultRegion(CompanyId companyId);

    /** Returns the treatment of a capture with an address that the suppression list refuses. */
    SuppressedCapture suppressedCapture(CompanyId companyId);
}
