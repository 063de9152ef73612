package io.leadstone.spring;

import io.leadstone.application.port.out.lead.PhoneNumbers;
import io.leadstone.application.port.out.submission.RegistrationGuard;
import io.leadstone.application.port.out.webhook.WebhookSecurity;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Fails the start if a property is set and a bean of the application replaces it, because the property would have no
 * effect. It comes before the configurations that define beans of these types.
 */
@Configuration(proxyBeanMethods = false)
class ReplacedPropertiesConfiguration {

    @Bean
    @ConditionalOnBean(RegistrationGuard.class)
    CheckedProperties leadstonePropertiesOfGuard(LeadstoneProperties properties) {
        return CheckedProperties.of(RegistrationGuard.class)
                .refuse("leadstone.min-form-seconds", properties.minFormSeconds() != 0);
    }

    @Bean
    @ConditionalOnBean(PhoneNumbers.class)
    CheckedProperties leadstonePropertiesOfPhoneNumbers(LeadstoneProperties properties) {
        return CheckedProperties.of(PhoneNumbers.class)
                .refuse("leadstone.default-region", properties.defaultRegion() != null);
    }

    @Bean
    @ConditionalOnBean(WebhookSecurity.class)
    CheckedProperties leadstonePropertiesOfWebhooks(LeadstoneProperties properties) {
        return CheckedProperties.of(WebhookSecurity.class)
                .refuse("leadstone.webhooks.secret-key", properties.webhooks().secretKey() != null)
                .refuse("leadstone.webhooks.plain-http", properties.webhooks().plainHttp());
    }

    /** The properties that a bean of this type replaces. None of them is set. */
    record CheckedProperties(Class<?> type) {

        static CheckedProperties of(Class<?> type) {
            return new CheckedProperties(type);
        }

        private CheckedProperties refuse(String property, boolean isSet) {
            if (isSet) {
                throw new LeadstoneStartException(
                        property + " is set, and the application has a bean of the type " + type.getName()
                                + ", which replaces it",
                        "Remove the property, or remove the bean.");
            }
            return this;
        }
    }
}
