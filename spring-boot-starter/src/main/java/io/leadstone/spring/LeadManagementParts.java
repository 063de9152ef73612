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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * The beans of the application that {@link LeadManagement} uses. A type without a bean keeps its default. Several beans
 * of a type of Leadstone without a primary one are refused.
 *
 * <p>Beans that {@code LeadManagement} calls may have it as a dependency. They are created at the first call, or at
 * the end of the start.
 */
final class LeadManagementParts implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(LeadManagementParts.class);

    /**
     * The validator that Boot creates for every application with Jakarta Validation. It is not used, because its
     * messages depend on the locale, and those of Leadstone's HTTP routes must not.
     */
    private static final String VALIDATOR_OF_BOOT = "defaultValidator";

    /** Maximum number of webhooks of a company. Each event of a company is sent to all of its webhooks. */
    private static final int MAX_WEBHOOKS = 1_000;

    private final ListableBeanFactory beans;
    private final HostBeans hostBeans;
    private final LeadstoneProperties properties;

    /** Beans that are not created yet, unless they were called. */
    private final List<LazyBean<?>> lazy = new CopyOnWriteArrayList<>();

    LeadManagementParts(ListableBeanFactory beans, LeadstoneProperties properties) {
        this.beans = beans;
        this.hostBeans = new HostBeans(beans);
        this.properties = properties;
    }

    /** Creates the remaining beans, so that the start refuses several of a type. */
    @Override
    public void afterSingletonsInstantiated() {
        if (lazy.isEmpty()) {
            return; // The application has a LeadManagement of its own.
        }
        lazy.forEach(LazyBean::get);
        warnOfIgnored(
                Clock.class,
                hostBeans.names(Clock.class),
                beans.getBeanProvider(Clock.class).getIfUnique());
        warnOfIgnored(Validator.class, ownValidators(), validator().orElse(null));
    }

    /** Applications also use beans of these types for themselves, so several are not refused. */
    private static void warnOfIgnored(Class<?> type, List<String> names, @Nullable Object used) {
        if (names.size() > 1 && used == null) {
            LOG.warn(
                    "Leadstone uses its default for {}, because the application has several beans without a primary"
                            + " one: {}",
                    type.getName(),
                    String.join(", ", names));
        }
    }

    /** Returns a builder with the store, the settings and the beans of the application. */
    LeadManagementBuilder builder(LeadStore store) {
        LeadManagementBuilder builder = LeadManagement.builder()
                .store(decorated(store))
                .presetConsents(properties.presetConsent())
                .registrationGuard(honeypotGuard())
                .webhookLimit(webhookLimit());
        suppressionKeys().ifPresent(builder::suppressionKeys);
        beans.getBeanProvider(Clock.class).ifUnique(builder::clock);
        hostBeans.only(LeadIds.class).ifPresent(builder::ids);
        hostBeans.only(LeadLifecycle.class).ifPresent(builder::lifecycle);
        hostBeans.only(CompanySettings.class).ifPresent(builder::companySettings);
        hostBeans.only(PhoneNumbers.class).ifPresent(builder::phoneNumbers);
        hostBeans.only(EmailKeys.class).ifPresent(builder::emailKeys);
        hostBeans.only(SubmissionPolicy.class).ifPresent(builder::submissionPolicy);
        hostBeans.only(ExportLimits.class).ifPresent(builder::exportLimits);
        hostBeans.only(WebhookSecurity.class).ifPresent(builder::webhookSecurity);
        lazily(AgentDirectory.class)
                .ifPresent(bean -> builder.agentDirectory(id -> bean.get().find(id)));
        lazily(RegistrationGuard.class)
                .ifPresent(
                        bean -> builder.registrationGuard(attempt -> bean.get().judge(attempt)));
        lazily(ConfirmationSender.class)
                .ifPresent(
                        bean -> builder.confirmationSender(request -> bean.get().send(request)));
        validator().ifPresent(builder::validator);
        return builder;
    }

    /** Does the same as {@link HostBeans#only}, but creates the bean later. Empty if there is none. */
    private <T> Optional<LazyBean<T>> lazily(Class<T> type) {
        if (hostBeans.names(type).isEmpty()) {
            return Optional.empty();
        }
        LazyBean<T> bean = new LazyBean<>(() -> hostBeans
                .only(type)
                .orElseThrow(() -> new LeadstoneStartException(
                        "Leadstone needs the bean of the type " + type.getName() + ", and it is null: "
                                + String.join(", ", hostBeans.names(type)),
                        "Return an object, or define no bean.")));
        lazy.add(bean);
        return Optional.of(bean);
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
        eventListeners().forEach(builder::onEvent);
        beans.getBeanProvider(TransactionListener.class).orderedStream().forEach(builder::inTransaction);
        beans.getBeanProvider(UseCaseDecorator.class).orderedStream().forEach(builder::decorateUseCases);
        customize(builder);
        return builder.build();
    }

    /**
     * Returns a listener for each bean. They are sorted when they are created. Each listener stands alone, because the
     * failure of one must not affect the others.
     */
    private List<LeadEventListener> eventListeners() {
        List<String> names = hostBeans.names(LeadEventListener.class);
        LazyBean<List<LeadEventListener>> sorted = new LazyBean<>(() -> sortedListeners(names));
        lazy.add(sorted);
        return IntStream.range(0, names.size())
                .<LeadEventListener>mapToObj(position ->
                        event -> sorted.get().stream().skip(position).limit(1).forEach(bean -> bean.onEvent(event)))
                .toList();
    }

    /**
     * Returns the beans of these names in the order of Spring. It omits other beans, whose method declares another type
     * than their class: Spring finds them only after their creation, so they were not counted.
     */
    private List<LeadEventListener> sortedListeners(List<String> names) {
        List<LeadEventListener> sorted =
                beans.getBeanProvider(LeadEventListener.class).orderedStream().toList();
        List<String> late = hostBeans.names(LeadEventListener.class).stream()
                .filter(name -> !names.contains(name))
                .toList();
        if (late.isEmpty()) {
            return sorted;
        }
        LOG.warn(
                "These beans get no events, because their declared type is not {}, and LeadManagement was created"
                        + " before them: {}. Declare the class as the return type of the @Bean method.",
                LeadEventListener.class.getName(),
                String.join(", ", late));
        List<Object> omitted = late.stream().map(beans::getBean).toList();
        return sorted.stream()
                .filter(bean -> omitted.stream().noneMatch(other -> other == bean))
                .toList();
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

    /** Returns the only or the primary validator of the application's own. */
    private Optional<Validator> validator() {
        List<String> own = ownValidators();
        if (own.size() < 2) {
            return own.stream().findFirst().map(name -> beans.getBean(name, Validator.class));
        }
        return Optional.ofNullable(beans.getBeanProvider(Validator.class).getIfUnique())
                .filter(primary -> own.stream().anyMatch(name -> beans.getBean(name) == primary));
    }

    private List<String> ownValidators() {
        return hostBeans.names(Validator.class).stream()
                .filter(name -> !name.equals(VALIDATOR_OF_BOOT))
                .toList();
    }
}
