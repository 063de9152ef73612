package io.leadstone.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.libphonenumber.LibPhoneNumbers;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.out.CompanySettings;
import io.leadstone.application.port.out.SuppressedCapture;
import io.leadstone.application.port.out.lead.PhoneNumbers;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** The default region of phone numbers. */
class PhoneNumbersTest {

    private static final FilteredClassLoader WITHOUT_LIBRARY = new FilteredClassLoader(LibPhoneNumbers.class);

    @Test
    void a_national_number_is_read_with_the_default_region() {
        host().withPropertyValues("leadstone.default-region=DE")
                .run(host -> assertThat(e164(host, "0170 1234567")).contains("+491701234567"));
    }

    @Test
    void each_company_of_the_host_has_its_region() {
        CompanySettings settings = new ShopSettings();
        host().withBean(CompanySettings.class, () -> settings).run(host -> {
            assertThat(e164(host, Hosts.ACME, "0170 1234567")).contains("+491701234567");
            assertThat(e164(host, Hosts.GLOBEX, "0170 1234567")).isEmpty();
        });
        host().withBean(CompanySettings.class, () -> settings)
                .withPropertyValues("leadstone.default-region=DE")
                .run(host -> assertThat(StoreTest.refusal(host))
                        .hasMessageContaining("leadstone.default-region")
                        .hasMessageContaining("CompanySettings"));
    }

    @Test
    void an_unknown_region_is_refused() {
        host().withPropertyValues("leadstone.default-region=Germany")
                .run(host -> assertThat(StoreTest.refusal(host))
                        .hasMessageContaining("leadstone.default-region")
                        .hasMessageContaining("'Germany'"));
    }

    @Test
    void a_region_without_the_library_is_refused() {
        host().withClassLoader(WITHOUT_LIBRARY)
                .withPropertyValues("leadstone.default-region=DE")
                .run(host -> assertThat(StoreTest.refusal(host).action())
                        .contains("io.leadstone:lead-adapter-libphonenumber"));
    }

    @Test
    void the_library_is_optional() {
        host().withClassLoader(WITHOUT_LIBRARY)
                .run(host -> assertThat(e164(host, "+49 170 1234567")).contains("+491701234567"));
    }

    @Test
    void the_parser_of_the_host_comes_first() {
        host().withBean(PhoneNumbers.class, () -> (company, typed) -> Optional.of("+15550100"))
                .run(host -> assertThat(e164(host, "0170 1234567")).contains("+15550100"));
    }

    private static ApplicationContextRunner host() {
        return Hosts.empty().withBean(InMemoryLeadStore.class);
    }

    private static Optional<String> e164(ApplicationContext host, String typed) {
        return e164(host, Hosts.ACME, typed);
    }

    private static Optional<String> e164(ApplicationContext host, Caller caller, String typed) {
        LeadFields fields = LeadFields.of("Jordan", "Lee", "jordan@example.com")
                .phone(typed)
                .build();
        LeadSnapshot lead = host.getBean(LeadManagement.class)
                .leads()
                .create(caller, new CreateLeadCommand(fields))
                .lead();
        return lead.details().phone().flatMap(PhoneNumber::e164);
    }

    /** The company of {@link Hosts#ACME} is in Germany; the others have no region. */
    private record ShopSettings() implements CompanySettings {

        @Override
        public Optional<String> defaultRegion(CompanyId companyId) {
            return companyId.equals(Hosts.ACME.companyId()) ? Optional.of("DE") : Optional.empty();
        }

        @Override
        public SuppressedCapture suppressedCapture(CompanyId companyId) {
            return SuppressedCapture.REFUSE;
        }
    }
}
