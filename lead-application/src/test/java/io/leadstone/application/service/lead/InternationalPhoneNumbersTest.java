package io.leadstone.application.service.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.CompanyId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InternationalPhoneNumbersTest {

    private final InternationalPhoneNumbers numbers = new InternationalPhoneNumbers();

    @ParameterizedTest
    @CsvSource({
        "+1-555-123-9000, +15551239000",
        "+49 (171) 234.56/78, +491712345678",
        "+15551239000, +15551239000",
        "0171 234, ",
        "+0171 234, ",
        "+1 555 CALL ME, ",
        "+1234567890123456, ",
    })
    void only_the_international_form_is_accepted(String typed, String e164) {
        assertThat(numbers.toE164(new CompanyId("acme"), typed)).isEqualTo(Optional.ofNullable(e164));
    }
}
