package io.leadstone.spring;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadManagementBuilder;
import io.leadstone.application.LeadOperations;
import io.leadstone.application.UseCaseDecorator;
import io.leadstone.application.port.out.CompanySettings;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.port.out.agent.AgentDirectory;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.lead.LeadEventListener;
import io.leadstone.application.port.out.lead.PhoneNumbers;
import io.leadstone.application.port.out.submission.ConfirmationSender;
import io.leadstone.application.port.out.submission.HoneypotGuard;
import io.leadstone.application.port.out.submission.RegistrationGuard;
import io.leadstone.application.port.out.submission.SubmissionPolicy;
import io.leadstone.application.port.out.webhook.WebhookSecurity;
import io.leadstone.application.privacy.SuppressionKeys;
import io.leadstone.application.report.ExportLimits;
import io.leadstone.domain.LeadIds;
import io.leadstone.domain.lead.LeadLifecycle;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The beans of the application that {@link LeadManagement} uses. A type that has no bean, or several without a primary
 * one, keeps its default.
 */
record LeadManagementParts(ListableBeanFactory beans, LeadstoneProperties properties) {

    /**
     * The validator that Boot creates for every application with Jakarta Validation. It is not used, because its
     * messages depend on the locale, and those of Leadstone's HTTP routes must not.
     */
    private static final String VALIDATOR_OF_BOOT = "defaultValidator";

    /** Maximum number of webhooks of a company. Each event of a company is sent to all of its webhooks. */
    private static final int MAX_WEBHOOKS = 1_000;

    /** Returns a builder with the store, the settings and the beans of the application. */
    LeadManagementBuilder builder(LeadStore store) {
        LeadManagementBuilder builder = LeadManagement.builder()
                .store(decorated(store))
                .presetConsents(properties.presetConsent())
                .registrationGuard(honeypotGuard())
                .webhookLimit(webhookLimit());
        suppressionKeys().ifPresent(builder::suppressionKeys);
        beans.getBeanProvider(Clock.class).ifUnique(builder::clock);
        beans.getBeanProvider(LeadIds.class).ifUnique(builder::ids);
        beans.getBeanProvider(LeadLifecycle.class).ifUnique(builder::lifecycle);
        beans.getBeanProvider(CompanySettings.class).ifUnique(builder::companySettings);
        beans.getBeanProvider(PhoneNumbers.class).ifUnique(builder::phoneNumbers);
        beans.getBeanProvider(EmailKeys.class).ifUnique(builder::emailKeys);
        beans.getBeanProvider(AgentDirectory.class).ifUnique(builder::agentDirectory);
        beans.getBeanProvider(SubmissionPolicy.class).ifUnique(builder::submissionPolicy);
        beans.getBeanProvider(RegistrationGuard.class).ifUnique(builder::registrationGuard);
        beans.getBeanProvider(ConfirmationSender.class).ifUnique(builder::confirmationSender);
        beans.getBeanProvider(ExportLimits.class).ifUnique(builder::exportLimits);
        beans.getBeanProvider(WebhookSecurity.class).ifUnique(builder::webhookSecurity);
        validators().forEach(name -> builder.validator(beans.getBean(name, Validator.class)));
        return builder;
    }

    private HoneypotGuard honeypotGuard() {
        try {
            return new HoneypotGuard(Duration.ofSeconds(properties.minFormSeconds()));
        } catch (IllegalArgumentException negative) {
            throw new LeadstoneStartException(
                    "leadstone.min-form-seconds must not be negative, but is " + properties.minFormSeconds(),
                    "Set leadstone.min-form-seconds to a number of seconds, or to 0 to ignore the time.",
                    negative);
        }
    }

    private int webhookLimit() {
        int limit = properties.webhooks().limit();
        if (limit < 1 || limit > MAX_WEBHOOKS) {
            throw new LeadstoneStartException(
                    "leadstone.webhooks.limit must be 1 to " + MAX_WEBHOOKS + ", but is " + limit,
                    "Set leadstone.webhooks.limit to the number of webhooks that a company may have.");
        }
        return limit;
    }

    private Optional<SuppressionKeys> suppressionKeys() {
        try {
            return Optional.ofNullable(properties.suppressionKeys()).map(SuppressionKeys::of);
        } catch (IllegalArgumentException wrong) {
            // The message contains no key.
            throw new LeadstoneStartException(
                    "leadstone.suppression-keys cannot be used: it " + wrong.getMessage(),
                    "Write each key as id:key with 32 bytes in Base64 (openssl rand -base64 32 prints some).",
                    wrong);
        }
    }

    /** Returns the store with the decorators of this starter. */
    LeadStore decorated(LeadStore store) {
        LeadStore decorated = store;
        for (LeadStoreDecorator decorator :
                beans.getBeanProvider(LeadStoreDecorator.class).orderedStream().toList()) {
            decorated = decorator.decorate(decorated);
        }
        return decorated;
    }

    /** Returns the use cases. Listeners of the application are called in the order of Spring. */
    LeadManagement management(LeadStore store) {
        LeadManagementBuilder builder = builder(store);
        beans.getBeanProvider(LeadEventListener.class).orderedStream().forEach(builder::onEvent);
        beans.getBeanProvider(TransactionListener.class).orderedStream().forEach(builder::inTransaction);
        beans.getBeanProvider(UseCaseDecorator.class).orderedStream().forEach(builder::decorateUseCases);
        customize(builder);
        return builder.build();
    }

    /** Returns the operator's operations, with the same email keys as the use cases. */
    LeadOperations operations(LeadStore store) {
        LeadManagementBuilder builder = builder(store);
        customize(builder);
        return builder.buildOperations();
    }

    private void customize(LeadManagementBuilder builder) {
        beans.getBeanProvider(LeadManagementCustomizer.class)
                .orderedStream()
                .forEach(customizer -> customizer.customize(builder));
    }

    /** Returns the name of the only validator of the application's own; empty if it has none or several. */
    private List<String> validators() {
        List<String> own = Arrays.stream(beans.getBeanNamesForType(Validator.class))
                .filter(name -> !name.equals(VALIDATOR_OF_BOOT))
                .toList();
        return own.size() == 1 ? own : List.of();
    }
}
