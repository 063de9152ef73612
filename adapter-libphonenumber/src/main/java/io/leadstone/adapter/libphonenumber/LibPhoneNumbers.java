package io.leadstone.adapter.libphonenumber;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import io.leadstone.application.port.out.CompanySettings;
import io.leadstone.application.port.out.SharedCompanySettings;
import io.leadstone.application.port.out.SuppressedCapture;
import io.leadstone.application.port.out.lead.PhoneNumbers;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.PhoneNumber;
import java.util.Optional;
import java.util.Set;

/**
 * Parses phone numbers with libphonenumber. It rejects numbers whose length no network uses. It is thread-safe.
 * <pre>{@code
 * LeadManagement.builder().store(store).phoneNumbers(LibPhoneNumbers.withDefaultRegion("DE")).build();
 * }</pre>
 *
 * @param settings have the country of numbers without a country code for each company; without it, or with a country
 *     that is unknown to libphonenumber, such numbers are rejected
 */
public record LibPhoneNumbers(CompanySettings settings) implements PhoneNumbers {

    /**
     * Creates a parser with the same country for all companies.
     *
     * @throws IllegalArgumentException if the region is not one of {@link #supportedRegions()}
     */
    public LibPhoneNumbers(Optional<String> region) {
        this(new SharedCompanySettings(region, SuppressedCapture.REFUSE));
        region.ifPresent(LibPhoneNumbers::requireSupported);
    }

    /** Returns a parser that rejects numbers without a country code. */
    public static LibPhoneNumbers withoutRegion() {
        return new LibPhoneNumbers(Optional.empty());
    }

    /**
     * Returns a parser that reads numbers without a country code as numbers of {@code region}, such as {@code "DE"}.
     *
     * @throws IllegalArgumentException if the region is not one of {@link #supportedRegions()}
     */
    public static LibPhoneNumbers withDefaultRegion(String region) {
        return new LibPhoneNumbers(Optional.of(region));
    }

    /** Returns the regions that libphonenumber knows, as ISO 3166 codes of two capital letters. */
    public static Set<String> supportedRegions() {
        return Set.copyOf(PhoneNumberUtil.getInstance().getSupportedRegions());
    }

    private static void requireSupported(String region) {
        if (!supportedRegions().contains(region)) {
            throw new IllegalArgumentException(
                    "the region must be an ISO 3166 country code of two capital letters, not '" + region + "'");
        }
    }

    @Override
    public Optional<String> toE164(CompanyId companyId, String typed) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber number =
                    numbers.parse(typed, settings.defaultRegion(companyId).orElse(null));
            return Optional.of(number)
                    .filter(numbers::isPossibleNumber)
                    .map(possible -> numbers.format(possible, PhoneNumberFormat.E164))
                    .filter(PhoneNumber::isE164);
        } catch (NumberParseException unreadable) {
            return Optional.empty();
        }
    }
}
