package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests requests with {@code If-Match} that enqueue deliveries while another request changes the webhook. */
class WebhookRaceTest {

    private static final Set<String> WRITES = Set.of("add", "redeliver", "replay");

    private final AtomicReference<Optional<Runnable>> first = new AtomicReference<>(Optional.empty());
    private final RestHost host = new RestHost(store());
    private String path = "";
    private String delivery = "";

    @BeforeEach
    void createWebhookWithDelivery() {
        host.key(RestHost.ACME, RestHost.ACME + ":all", Scope.values());
        Route.Records records = host.oneOfEach();
        path = "/v1/webhook/" + records.webhook();
        delivery = records.delivery();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/test | {}",
                "/deliveries/{delivery}/redeliver | {}",
                "/replay | {\"since\":\"2020-01-01T00:00:00Z\"}"
            })
    void an_earlier_change_rejects_the_request(String below, String body) {
        Answer before = host.call("GET", path + "/deliveries").send();
        first.set(Optional.of(() ->
                host.call("PATCH", path).json("{\"description\":\"moved\"}").send()));

        Answer refused = post(below, body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(412);
        assertThat(host.call("GET", path).send().header("ETag")).contains("\"2\"");
        assertThat(host.call("GET", path + "/deliveries").send().json()).isEqualTo(before.json());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/test | {}",
                "/deliveries/{delivery}/redeliver | {}",
                "/replay | {\"since\":\"2020-01-01T00:00:00Z\"}"
            })
    void a_webhook_deleted_before_the_request_is_not_found(String below, String body) {
        first.set(Optional.of(() -> host.call("DELETE", path).send()));

        Answer refused = post(below, body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(404);
        assertThat(refused.field("code")).isEqualTo("WEBHOOK_NOT_FOUND");
    }

    @Test
    void two_tests_with_the_same_version_are_both_enqueued() {
        first.set(Optional.of(
                () -> assertThat(post("/test", "{}").status()).as("the first").isEqualTo(202)));

        assertThat(post("/test", "{}").status()).as("the second").isEqualTo(202);
        assertThat(host.call("GET", path + "/deliveries").send().json().path("items"))
                .hasSize(3);
    }

    private Answer post(String below, String body) {
        return host.call("POST", path + below.replace("{delivery}", delivery))
                .header("If-Match", "\"1\"")
                .json(body)
                .send();
    }

    /** Returns a store in memory that runs {@link #first} once, before the next write of a delivery. */
    private LeadStore store() {
        StorePorts target = new StorePorts(new InMemoryLeadStore());
        DeliveryLog log = proxy(DeliveryLog.class, target.deliveries(), method -> {
            if (WRITES.contains(method.getName())) {
                first.getAndSet(Optional.empty()).ifPresent(Runnable::run);
            }
            return Optional.empty();
        });
        return target.with(DeliveryLog.class, log);
    }

    /** Returns a port that calls {@code target} unless {@code instead} returns a result. */
    private static <T> T proxy(Class<T> port, T target, Function<Method, Optional<Object>> instead) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    Optional<Object> answer = instead.apply(method);
                    if (answer.isPresent()) {
                        return answer.get();
                    }
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
