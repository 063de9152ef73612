package io.leadstone.spring;

import static io.leadstone.spring.Hosts.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.webhook.WebhookListener;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadOperations;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.out.agent.AgentDirectory;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.lead.PhoneNumbers;
import io.leadstone.application.port.out.submission.ConfirmationSender;
import io.leadstone.application.port.out.submission.RegistrationGuard;
import io.leadstone.application.port.out.submission.RegistrationVerdict;
import io.leadstone.application.port.out.webhook.WebhookSecurity;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.report.ExportLimits;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.submission.FormSignals;
import io.leadstone.domain.submission.SubmissionEvidence;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Beans of the application: none is ignored in silence, and those that are called may use {@code LeadManagement}. */
class BeansOfHostTest {

    private static final RegistrationGuard GUARD = RegistrationGuard.ACCEPT_ALL;
    private static final ExportLimits LIMITS = new ExportLimits(1, 1);
    private static final WebhookSecurity SECURITY = WebhookSecurity.STANDARD.withPlainHttp();

    static List<Map.Entry<Class<?>, Object>> parts() {
        return List.of(
                Map.entry(RegistrationGuard.class, GUARD),
                Map.entry(ConfirmationSender.class, (ConfirmationSender) request -> {}),
                Map.entry(AgentDirectory.class, (AgentDirectory) id -> Optional.empty()),
                Map.entry(PhoneNumbers.class, (PhoneNumbers) (company, typed) -> Optional.empty()),
                Map.entry(EmailKeys.class, new OwnEmailKeys()),
                Map.entry(ExportLimits.class, LIMITS),
                Map.entry(WebhookSecurity.class, SECURITY),
                Map.entry(WebhookListener.class, WebhookListener.NONE));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void several_beans_of_a_type_are_refused(Map.Entry<Class<?>, Object> part) {
        with(with(Hosts.onH2(), "one", part), "two", part)
                .run(host -> assertThat(StoreTest.refusal(host))
                        .hasMessageContaining(part.getKey().getName())
                        .hasMessageContaining("one, two"));
        with(Hosts.onH2(), "one", part).run(host -> assertThat(host).hasNotFailed());
    }

    @Test
    void several_webhook_securities_are_refused_without_a_dispatcher() {
        Map.Entry<Class<?>, Object> security = Map.entry(WebhookSecurity.class, SECURITY);
        with(with(Hosts.onH2(), "one", security), "two", security)
                .withPropertyValues("leadstone.webhooks.enabled=false")
                .run(host -> assertThat(StoreTest.refusal(host)).hasMessageContaining(WebhookSecurity.class.getName()));
    }

    @Test
    void a_bean_and_the_property_that_it_replaces_are_refused() {
        refused(RegistrationGuard.class, GUARD, "leadstone.min-form-seconds", "2");
        refused(PhoneNumbers.class, (company, typed) -> Optional.empty(), "leadstone.default-region", "DE");
        refused(WebhookSecurity.class, SECURITY, "leadstone.webhooks.secret-key", "2026:" + "A".repeat(43) + "=");
        refused(WebhookSecurity.class, SECURITY, "leadstone.webhooks.plain-http", "true");
    }

    @Test
    void beans_that_are_called_may_use_lead_management() {
        Hosts.onH2().withUserConfiguration(Calling.class).run(host -> {
            assertThat(host).hasNotFailed();
            LeadFields fields = LeadFields.of("Jordan", "Lee", "jordan@example.com")
                    .consentMarketing(true)
                    .build();
            host.getBean(LeadManagement.class)
                    .leads()
                    .register(new RegisterLeadCommand("bot", fields, SubmissionEvidence.NONE, FormSignals.NONE));

            assertThat(host.getBean(Calling.class).calls)
                    .contains("agent directory")
                    .containsSubsequence("guard", "confirmation sender");
        });
    }

    /** The clock of an application may have nothing to do with leads. */
    @Test
    void several_clocks_and_validators_leave_the_defaults() {
        Hosts.onH2()
                .withBean("one", Clock.class, () -> Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .withBean("two", Clock.class, Clock::systemUTC)
                .withBean("first", Validator.class, BeansOfHostTest::validator)
                .withBean("second", Validator.class, BeansOfHostTest::validator)
                .run(host -> assertThat(Hosts.create(host.getBean(LeadManagement.class), ACME, "jordan@example.com")
                                .createdAt())
                        .isAfter(Instant.EPOCH));
    }

    @Test
    void the_primary_of_several_validators_is_used() {
        Hosts.onH2()
                .withUserConfiguration(TwoValidators.class)
                .run(host -> assertThat(host.getStartupFailure())
                        .as("this validator does not know the classes of Leadstone")
                        .hasStackTraceContaining("validator"));
    }

    @Test
    void a_customizer_is_called_for_both_builders() {
        List<String> calls = new ArrayList<>();
        Hosts.onH2()
                .withBean(LeadManagementCustomizer.class, () -> builder -> calls.add("customized"))
                .run(host -> {
                    assertThat(host).hasSingleBean(LeadManagement.class).hasSingleBean(LeadOperations.class);
                    assertThat(calls).hasSize(2);
                });
    }

    private static <T> void refused(Class<T> type, T bean, String property, String value) {
        Hosts.onH2()
                .withBean(type, () -> bean)
                .withPropertyValues(property + "=" + value)
                .run(host -> assertThat(StoreTest.refusal(host))
                        .hasMessageContaining(property + " is set")
                        .hasMessageContaining(type.getName())
                        .hasMessageNotContaining(value + "="));
    }

    @SuppressWarnings("unchecked") // Each part has the type of its key.
    private static ApplicationContextRunner with(
            ApplicationContextRunner host, String name, Map.Entry<Class<?>, Object> part) {
        return host.withBean(name, (Class<Object>) part.getKey(), part::getValue);
    }

    private static Validator validator() {
        return Validation.buildDefaultValidatorFactory().getValidator();
    }

    /** Beans that use what calls them. */
    @Configuration(proxyBeanMethods = false)
    static class Calling {

        private final List<String> calls = new ArrayList<>();

        @Bean
        AgentDirectory agents(LeadManagement management) {
            return id -> {
                reading(management).accept("agent directory");
                return Optional.of(
                        new Agent(id, ACME.companyId(), Optional.empty(), List.of(), Instant.EPOCH, Instant.EPOCH, 1)
                                .withDoubleOptIn(true));
            };
        }

        @Bean
        RegistrationGuard guard(LeadManagement management) {
            return attempt -> {
                reading(management).accept("guard");
                return RegistrationVerdict.ACCEPT;
            };
        }

        @Bean
        ConfirmationSender sender(LeadManagement management) {
            return request -> reading(management).accept("confirmation sender");
        }

        @Bean
        WebhookListener deliveries(LeadManagement management) {
            return management.health() == null ? WebhookListener.NONE : WebhookListener.NONE;
        }

        @Bean
        WebhookDispatcherCustomizer dispatcher(LeadManagement management) {
            return builder -> reading(management).accept("dispatcher");
        }

        private Consumer<String> reading(LeadManagement management) {
            return name -> {
                management.leads().list(ACME, LeadQuery.ALL, PageRequest.FIRST);
                calls.add(name);
            };
        }
    }

    /** The primary validator ignores the constraints of Leadstone. */
    @Configuration(proxyBeanMethods = false)
    static class TwoValidators {

        @Bean
        @Primary
        Validator lenient() {
            return (Validator) java.lang.reflect.Proxy.newProxyInstance(
                    Validator.class.getClassLoader(),
                    new Class<?>[] {Validator.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "equals" -> proxy == arguments[0];
                        case "hashCode" -> 1;
                        case "toString" -> "lenient";
                        default -> Set.of();
                    });
        }

        @Bean
        Validator strict() {
            return validator();
        }
    }

    /** Keys by the whole address. */
    private record OwnEmailKeys() implements EmailKeys {

        @Override
        public Optional<String> keyOf(String address) {
            return Optional.of(address);
        }

        @Override
        public String rule() {
            return "own";
        }
    }
}
