package io.leadstone.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.micrometer.LeadstoneMetrics;
import io.leadstone.adapter.rest.limit.RefusalListener;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.UseCaseDecorator;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The metrics in the registry of the application. */
class MicrometerTest {

    @Test
    void use_cases_store_calls_and_the_dispatcher_are_measured() {
        measured().run(host -> {
            Hosts.create(host.getBean(LeadManagement.class), Hosts.ACME, "jordan@example.com");
            MeterRegistry registry = host.getBean(MeterRegistry.class);

            assertThat(registry.get("leadstone.use.case")
                            .tags("use.case", "CreateLead", "outcome", "success")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("leadstone.store.call")
                            .tags("port", "LeadRepository", "method", "add")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(pollsOf(registry)).as("polls of the dispatcher").isPositive();
            assertThat(host.getBean(LeadStore.class))
                    .as("the bean of the application stays as it is")
                    .isInstanceOf(InMemoryLeadStore.class);
        });
    }

    @Test
    void the_property_switches_the_metrics_off() {
        measured().withPropertyValues("leadstone.metrics.enabled=false").run(host -> {
            Hosts.create(host.getBean(LeadManagement.class), Hosts.ACME, "jordan@example.com");
            assertThat(host).doesNotHaveBean(LeadstoneMetrics.class);
            assertThat(host.getBean(MeterRegistry.class)
                            .find("leadstone.use.case")
                            .timers())
                    .isEmpty();
        });
    }

    @Test
    void without_a_registry_or_the_adapter_nothing_is_measured() {
        host().run(host -> assertThat(host).hasNotFailed().doesNotHaveBean(LeadstoneMetrics.class));
        measured()
                .withClassLoader(new FilteredClassLoader(LeadstoneMetrics.class))
                .run(host -> assertThat(host).hasNotFailed().hasSingleBean(LeadManagement.class));
        measured()
                .withClassLoader(new FilteredClassLoader(MeterRegistry.class))
                .run(host -> assertThat(host).hasNotFailed().hasSingleBean(LeadManagement.class));
    }

    @Test
    void use_cases_are_measured_without_the_rest_adapter() {
        measured()
                .withClassLoader(new FilteredClassLoader("io.leadstone.adapter.rest"))
                .run(host -> assertThat(host)
                        .hasNotFailed()
                        .hasSingleBean(LeadstoneMetrics.class)
                        .doesNotHaveBean(RefusalListener.class));
        measured().run(host -> assertThat(host).hasSingleBean(RefusalListener.class));
    }

    /** The context reads all methods of an auto-configuration, so an absent class in one of them fails the start. */
    @Test
    void no_method_of_the_auto_configuration_needs_the_rest_adapter() {
        assertThat(LeadstoneMetricsAutoConfiguration.class.getDeclaredMethods())
                .extracting(Method::toGenericString)
                .isNotEmpty()
                .noneMatch(method -> method.contains("io.leadstone.adapter.rest"));
    }

    @Test
    void the_application_can_choose_the_metrics() {
        SimpleMeterRegistry own = new SimpleMeterRegistry();
        measured()
                .withBean(
                        LeadstoneMetrics.class,
                        () -> LeadstoneMetrics.builder(own).companyLabel(10).build())
                .run(host -> {
                    Hosts.create(host.getBean(LeadManagement.class), Hosts.ACME, "jordan@example.com");
                    assertThat(own.get("leadstone.use.case")
                                    .tags("use.case", "CreateLead", "company", "acme")
                                    .timer()
                                    .count())
                            .isEqualTo(1);
                });
    }

    @Test
    void a_decorator_of_the_application_is_used() {
        List<Class<?>> decorated = new ArrayList<>();
        host().withBean(UseCaseDecorator.class, () -> new RecordingDecorator(decorated))
                .run(host -> assertThat(decorated).hasSizeGreaterThan(5));
    }

    private static long pollsOf(MeterRegistry registry) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (registry.find("leadstone.store.call").tags("method", "due").timer() == null
                && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        return registry.get("leadstone.store.call")
                .tags("method", "due")
                .timer()
                .count();
    }

    private static ApplicationContextRunner host() {
        return Hosts.empty()
                .withConfiguration(AutoConfigurations.of(LeadstoneMetricsAutoConfiguration.class))
                .withBean(InMemoryLeadStore.class, InMemoryLeadStore::new);
    }

    private static ApplicationContextRunner measured() {
        return host().withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new);
    }

    /** Remembers the facades, and changes nothing. */
    private record RecordingDecorator(List<Class<?>> types) implements UseCaseDecorator {

        @Override
        public <T> T decorate(Class<T> type, T useCases) {
            types.add(type);
            return useCases;
        }
    }
}
