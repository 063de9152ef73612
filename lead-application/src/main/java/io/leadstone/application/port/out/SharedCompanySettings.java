package io.leadstone.application.port.out;

import io.leadstone.domain.CompanyId;
import java.util.Optional;

/**
 * {@link CompanySettings} with the same choices for all companies.
 *
 * @param region the default region; see {@link CompanySettings#defaultRegion}
 * @param suppressed the treatment of suppressed addresses
 */
public record SharedCompanySettings(Optional<String> region, SuppressedCapture suppressed) implements CompanySettings {

    /** No default region, and suppressed addresses are refused. */
    public static final SharedCompanySettings STANDARD =
            new SharedCompanySettings(Optional.empty(), SuppressedCapture.REFUSE);

    @Override
    public Optional<String> defaultRegion(CompanyId companyId) {
        return region;
    }

    @Override
    public SuppressedCapture suppressedCapture(CompanyId companyId) {
        return suppressed;
    }
}
