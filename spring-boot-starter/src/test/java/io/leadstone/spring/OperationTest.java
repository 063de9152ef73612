package io.leadstone.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.micrometer.LeadstoneMetrics;
import io.leadstone.adapter.webhook.WebhookDispatcher;
import io.leadstone.adapter.webhook.WebhookDispatcherBuilder;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadOperations;
import io.leadstone.application.access.ApiKey;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.access.ManageApiKeys;
import io.leadstone.application.port.in.webhook.CreateWebhookCommand;
import io.leadstone.application.port.out.HealthStore;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.WebhookSecurity;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.testkit.CoreStore;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The webhook dispatcher, the health indicator and the first API key. */
class OperationTest {

    @Test
    void the_dispatcher_runs_as_long_as_the_application() {
        Hosts.onH2().run(host -> {
            WebhookDispatch dispatch = host.getBean(WebhookDispatch.class);
            assertThat(dispatch.isRunning()).isTrue();

            host.getSourceApplicationContext().stop();
            assertThat(dispatch.isRunning()).isFalse();
            host.getSourceApplicationContext().start();
            assertThat(dispatch.isRunning()).as("after a second start").isTrue();
            assertThat(host.getBean(LeadManagement.class).health().checkWorkers())
                    .isEmpty();
        });
    }

    @Test
    void the_dispatcher_can_be_switched_off() {
        Hosts.onH2()
                .withPropertyValues("leadstone.webhooks.enabled=false")
                .run(host -> assertThat(host).hasNotFailed().doesNotHaveBean(WebhookDispatch.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "no", "0", "FALSE"})
    void each_switch_accepts_the_values_of_a_boolean(String value) {
        Hosts.onH2()
                .withConfiguration(AutoConfigurations.of(LeadstoneMetricsAutoConfiguration.class))
                .withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues(
                        "leadstone.webhooks.enabled=" + value,
                        "leadstone.retention.enabled=" + value,
                        "leadstone.metrics.enabled=" + value)
                .run(host -> assertThat(host)
                        .hasNotFailed()
                        .doesNotHaveBean(WebhookDispatch.class)
                        .doesNotHaveBean(LeadRetention.class)
                        .doesNotHaveBean(LeadstoneMetrics.class));
    }

    @Test
    void the_purge_of_leads_runs_as_long_as_the_application() {
        Hosts.onH2().run(host -> {
            LeadRetention retention = host.getBean(LeadRetention.class);
            assertThat(retention.isPurging()).isTrue();

            host.getSourceApplicationContext().stop();
            assertThat(retention.isRunning()).isFalse();
            host.getSourceApplicationContext().start();
            assertThat(retention.isPurging()).as("after a second start").isTrue();
            assertThat(host.getBean(LeadManagement.class).health().checkWorkers())
                    .isEmpty();
        });
    }

    @Test
    void the_purge_of_leads_can_be_switched_off() {
        Hosts.onH2()
                .withPropertyValues("leadstone.retention.enabled=false")
                .run(host -> assertThat(host).hasNotFailed().doesNotHaveBean(LeadRetention.class));
        Hosts.onH2()
                .withPropertyValues("leadstone.retention.days=0")
                .run(host -> assertThat(host.getBean(LeadRetention.class).isPurging())
                        .as("expired idempotency keys are purged")
                        .isTrue());
        Hosts.empty()
                .withBean(LeadStore.class, () -> new CoreStore(new InMemoryLeadStore()))
                .withPropertyValues("leadstone.webhooks.enabled=false")
                .run(host -> assertThat(host.getBean(LeadRetention.class).isPurging())
                        .as("a store that cannot purge")
                        .isFalse());
    }

    @Test
    void a_negative_period_is_refused() {
        Hosts.onH2()
                .withPropertyValues("leadstone.retention.inactive-days=-1")
                .run(host ->
                        assertThat(StoreTest.refusal(host)).hasMessageContaining("leadstone.retention.inactive-days"));
    }

    @Test
    void a_wrong_webhook_setting_is_refused() {
        Hosts.onH2()
                .withPropertyValues("leadstone.webhooks.secret-key=short")
                .run(host -> assertThat(StoreTest.refusal(host))
                        .hasMessageContaining("leadstone.webhooks.secret-key")
                        .hasMessageNotContaining("short"));
        Hosts.onH2()
                .withPropertyValues("leadstone.webhooks.allowed-hosts=https://crm")
                .run(host ->
                        assertThat(StoreTest.refusal(host)).hasMessageContaining("leadstone.webhooks.allowed-hosts"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001})
    void a_webhook_limit_outside_its_range_is_refused(int limit) {
        Hosts.onH2()
                .withPropertyValues("leadstone.webhooks.limit=" + limit)
                .run(host -> assertThat(StoreTest.refusal(host))
                        .hasMessageContaining("leadstone.webhooks.limit must be 1 to 1000, but is " + limit));
    }

    @Test
    void a_customizer_changes_the_dispatcher() {
        List<WebhookDispatcherBuilder> customized = new ArrayList<>();
        Hosts.onH2()
                .withBean(
                        WebhookDispatcherCustomizer.class,
                        () -> builder -> customized.add(builder.timeout(Duration.ofSeconds(3))))
                .run(host -> {
                    assertThat(customized).hasSize(1);
                    assertThat(host.getBean(WebhookDispatch.class).isRunning()).isTrue();
                });
        Hosts.onH2()
                .withBean(WebhookDispatcherCustomizer.class, () -> builder -> builder.timeout(Duration.ofMinutes(1)))
                .run(host -> assertThat(host)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("lease must be more than twice"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_dispatcher_of_the_host_is_started_woken_and_closed(boolean startsItself) {
        Semaphore polls = new Semaphore(0);
        List<WebhookDispatcher> own = new ArrayList<>();
        Hosts.onH2()
                .withBean(WebhookDispatcher.class, () -> {
                    WebhookDispatcher dispatcher = WebhookDispatcher.builder()
                            .queue(emptyQueue(polls))
                            .poll(Duration.ofHours(1), Duration.ofHours(1))
                            .build();
                    if (startsItself) {
                        dispatcher.start();
                    }
                    own.add(dispatcher);
                    return dispatcher;
                })
                .run(host -> {
                    assertThat(host).hasNotFailed().doesNotHaveBean(WebhookDispatch.class);
                    assertThat(own.get(0).isAlive()).isTrue();
                    LeadManagement management = host.getBean(LeadManagement.class);
                    assertThat(management.health().checkWorkers()).isEmpty();
                    assertThat(polls.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
                    polls.drainPermits();
                    Hosts.create(management, Hosts.ACME, "jordan@example.com");
                    assertThat(polls.tryAcquire(1, TimeUnit.MINUTES))
                            .as("woken")
                            .isTrue();

                    host.getSourceApplicationContext().stop();
                    host.getSourceApplicationContext().start();
                    assertThat(own.get(0).isAlive()).isTrue();

                    own.get(0).close();
                    assertThat(management.health().checkWorkers()).containsExactly("webhook dispatcher");
                });
        assertThat(own.get(0).isAlive()).as("after the end of the application").isFalse();
    }

    @Test
    void the_protection_of_webhooks_follows_the_settings() {
        Hosts.onH2()
                .withPropertyValues("leadstone.webhooks.plain-http=true")
                .run(host -> assertThat(host.getBean(WebhookSecurity.class).plainHttp())
                        .isTrue());
    }

    @Test
    void a_webhook_setting_without_the_adapter_is_refused() {
        withoutWebhookAdapter()
                .withPropertyValues("leadstone.webhooks.secret-key=2026:" + "A".repeat(43) + "=")
                .run(host -> assertThat(StoreTest.refusal(host))
                        .hasMessageContaining("leadstone.webhooks.secret-key")
                        .hasMessageNotContaining("AAAA")
                        .extracting(LeadstoneStartException::action, InstanceOfAssertFactories.STRING)
                        .contains("io.leadstone:lead-adapter-webhook"));
        withoutWebhookAdapter()
                .withPropertyValues("leadstone.webhooks.allowed-hosts=crm")
                .run(host ->
                        assertThat(StoreTest.refusal(host)).hasMessageContaining("leadstone.webhooks.allowed-hosts"));
    }

    @Test
    void webhooks_can_be_stored_without_the_adapter() {
        withoutWebhookAdapter()
                .run(host -> assertThat(host.getBean(WebhookSecurity.class)).isEqualTo(WebhookSecurity.STANDARD));
        withoutWebhookAdapter()
                .withPropertyValues("leadstone.webhooks.plain-http=true")
                .run(host -> assertThat(host.getBean(LeadManagement.class)
                                .webhooks()
                                .create(
                                        Caller.member(Hosts.ACME.companyId(), "admin", Scope.ADMIN),
                                        new CreateWebhookCommand(
                                                "http://crm.example/hooks", List.of("*"), Optional.empty())))
                        .isNotNull());
        WebhookSecurity own = WebhookSecurity.STANDARD.withPlainHttp();
        withoutWebhookAdapter()
                .withBean(WebhookSecurity.class, () -> own)
                .run(host -> assertThat(host.getBean(WebhookSecurity.class)).isSameAs(own));
    }

    @Test
    void the_health_indicator_checks_the_store() {
        Hosts.onH2()
                .run(host -> assertThat(
                                host.getBean(HealthIndicator.class).health().getStatus())
                        .isEqualTo(Status.UP));
        Hosts.empty()
                .withBean(LeadStore.class, OperationTest::unavailableStore)
                .run(host -> assertThat(
                                host.getBean(HealthIndicator.class).health().getStatus())
                        .isEqualTo(Status.DOWN));
        Hosts.onH2()
                .withPropertyValues("management.health.leadstone.enabled=false")
                .run(host -> assertThat(host).doesNotHaveBean(HealthIndicator.class));
    }

    @Test
    void a_store_without_a_health_check_is_up() {
        Hosts.empty()
                .withBean(LeadStore.class, () -> new CoreStore(new InMemoryLeadStore()))
                .withPropertyValues("leadstone.webhooks.enabled=false")
                .run(host -> assertThat(
                                host.getBean(HealthIndicator.class).health().getStatus())
                        .isEqualTo(Status.UP));
    }

    @Test
    void a_health_check_that_throws_is_down() {
        Hosts.empty()
                .withBean(LeadStore.class, () -> storeWithHealth(new IllegalStateException("closed pool")))
                .run(host -> assertThat(host.getBean(HealthIndicator.class).health())
                        .returns(Status.DOWN, Health::getStatus)
                        .extracting(health -> health.getDetails().get("error"), InstanceOfAssertFactories.STRING)
                        .contains("closed pool"));
        Hosts.onH2()
                .withBean(
                        LeadManagementCustomizer.class,
                        () -> builder -> builder.backgroundWorker("importer", OperationTest::failingCheck))
                .run(host -> assertThat(host.getBean(HealthIndicator.class).health())
                        .returns(Status.DOWN, Health::getStatus)
                        .extracting(health -> health.getDetails().get("error"), InstanceOfAssertFactories.STRING)
                        .contains("no worker"));
    }

    @Test
    void the_first_api_key_is_created_once() {
        InMemoryLeadStore store = new InMemoryLeadStore();
        for (int start = 1; start <= 2; start++) {
            Hosts.empty()
                    .withBean(InMemoryLeadStore.class, () -> store)
                    .withPropertyValues(
                            "leadstone.bootstrap.company=acme",
                            "leadstone.bootstrap.api-key=first",
                            "leadstone.bootstrap.api-secret=long-enough")
                    .run(host -> {
                        List<ApiKey> keys =
                                host.getBean(LeadOperations.class).apiKeys().list(new CompanyId("acme"));
                        assertThat(keys).extracting(ApiKey::id).containsExactly("first");
                        assertThat(host.getBean(LeadManagement.class)
                                        .verifyApiKey()
                                        .verify("first", "long-enough"))
                                .isPresent();
                    });
        }
    }

    /** The second node has found no key before the first node created it. */
    @Test
    void two_nodes_create_one_first_api_key() {
        InMemoryLeadStore store = new InMemoryLeadStore();
        LeadManagement management = LeadManagement.builder().store(store).build();
        ManageApiKeys keys = LeadOperations.of(store).apiKeys();
        FirstApiKeyCreator creator = new FirstApiKeyCreator(
                management, new EmptyKeys(keys), new LeadstoneProperties.Bootstrap("acme", null, null));

        creator.afterSingletonsInstantiated();
        creator.afterSingletonsInstantiated();

        assertThat(keys.list(new CompanyId("acme"))).hasSize(1);
    }

    /** Reports that no key was ever stored. */
    private record EmptyKeys(ManageApiKeys keys) implements ManageApiKeys {

        @Override
        public NewApiKey create(CreateApiKeyCommand command) {
            return keys.create(command);
        }

        @Override
        public List<ApiKey> list(CompanyId companyId) {
            return keys.list(companyId);
        }

        @Override
        public boolean revoke(CompanyId companyId, String id) {
            return keys.revoke(companyId, id);
        }

        @Override
        public boolean isEmpty() {
            return true;
        }
    }

    @Test
    void a_wrong_first_key_is_refused_with_its_property() {
        Hosts.onH2()
                .withPropertyValues("leadstone.bootstrap.company=acme", "leadstone.bootstrap.api-secret=short")
                .run(host -> assertThat(StoreTest.refusal(host))
                        .hasMessageContaining("leadstone.bootstrap.api-secret must have"));
    }

    private static ApplicationContextRunner withoutWebhookAdapter() {
        return Hosts.onH2().withClassLoader(new FilteredClassLoader("io.leadstone.adapter.webhook"));
    }

    private static DeliveryQueue emptyQueue(Semaphore polls) {
        DeliveryQueue empty = new StorePorts(new InMemoryLeadStore()).deliveryQueue();
        return (DeliveryQueue) Proxy.newProxyInstance(
                OperationTest.class.getClassLoader(),
                new Class<?>[] {DeliveryQueue.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("due")) {
                        polls.release();
                    }
                    return method.invoke(empty, arguments);
                });
    }

    private static boolean failingCheck() {
        throw new IllegalStateException("no worker");
    }

    private static LeadStore unavailableStore() {
        return storeWithHealth(new StoreUnavailableException(new IllegalStateException("down")));
    }

    private static LeadStore storeWithHealth(RuntimeException failure) {
        InMemoryLeadStore store = new InMemoryLeadStore();
        HealthStore down = () -> () -> {
            throw failure;
        };
        return (LeadStore) Proxy.newProxyInstance(
                OperationTest.class.getClassLoader(),
                new Class<?>[] {LeadStore.class},
                (proxy, method, arguments) -> arguments != null && arguments[0] == HealthStore.class
                        ? Optional.of(down)
                        : method.invoke(store, arguments));
    }
}
