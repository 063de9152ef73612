package io.leadstone.spring;

import io.leadstone.adapter.libphonenumber.LibPhoneNumbers;
import io.leadstone.application.port.out.CompanySettings;
import io.leadstone.application.port.out.lead.PhoneNumbers;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the parser of phone numbers, if the application has the adapter for libphonenumber. */
@Configuration(proxyBeanMethods = false)
class PhoneNumbersConfiguration {

    /** Parses phone numbers with libphonenumber. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(LibPhoneNumbers.class)
    @ConditionalOnMissingBean(PhoneNumbers.class)
    static class WithLibrary {

        /** Takes the region of each company from the settings of the host, as the use cases do. */
        @Bean
        LibPhoneNumbers phoneNumbers(LeadstoneProperties properties, ObjectProvider<CompanySettings> settings) {
            CompanySettings ofHost = settings.getIfUnique();
            if (ofHost != null) {
                if (properties.defaultRegion() != null) {
                    throw new LeadstoneStartException(
                            "leadstone.default-region is set, and the application has a CompanySettings bean, which"
                                    + " decides on the region of each company",
                            "Remove the property, and let the method defaultRegion of the bean return the region.");
                }
                return new LibPhoneNumbers(ofHost);
            }
            try {
                return new LibPhoneNumbers(Optional.ofNullable(properties.defaultRegion()));
            } catch (IllegalArgumentException wrong) {
                throw new LeadstoneStartException(
                        "leadstone.default-region cannot be used: " + wrong.getMessage(),
                        "Write the code of a country, such as US.",
                        wrong);
            }
        }
    }

    /** Fails the start, because numbers of the region would be refused one by one. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("io.leadstone.adapter.libphonenumber.LibPhoneNumbers")
    @ConditionalOnProperty("leadstone.default-region")
    @ConditionalOnMissingBean(PhoneNumbers.class)
    static class WithoutLibrary {

        @Bean
        PhoneNumbers phoneNumbers() {
            throw new LeadstoneStartException(
                    "leadstone.default-region is set, and lead-adapter-libphonenumber is not on the class path",
                    "Add the dependency io.leadstone:lead-adapter-libphonenumber, or remove the property.");
        }
    }
}
