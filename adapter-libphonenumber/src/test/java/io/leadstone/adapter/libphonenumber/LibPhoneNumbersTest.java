package io.leadstone.adapter.libphonenumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.domain.CompanyId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibPhoneNumbersTest {

    private static final CompanyId ACME = new CompanyId("acme");

    @ParameterizedTest
    @CsvSource({
        "DE, 0170 1234567, +491701234567",
        "DE, 0049 170 1234567, +491701234567",
        "DE, +1 (201) 555-0123, +12015550123",
        "US, 201-555-0123, +12015550123",
    })
    void a_national_number_is_read_with_the_region(String region, String typed, String e164) {
        assertThat(LibPhoneNumbers.withDefaultRegion(region).toE164(ACME, typed))
                .contains(e164);
    }

    @Test
    void only_international_numbers_are_read_without_a_region() {
        LibPhoneNumbers numbers = LibPhoneNumbers.withoutRegion();
        assertThat(numbers.toE164(ACME, "+49 170 1234567")).contains("+491701234567");
        assertThat(numbers.toE164(ACME, "0170 1234567")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "call me", "+49 1", "+999 170 1234567", "0"})
    void other_texts_are_no_numbers(String typed) {
        assertThat(LibPhoneNumbers.withDefaultRegion("DE").toE164(ACME, typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "Germany", "", "XX"})
    void an_unknown_region_is_refused(String region) {
        Optional<String> unknown = Optional.of(region);
        assertThatThrownBy(() -> new LibPhoneNumbers(unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + region + "'");
    }
}
