package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.StoreCapability;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.ConcurrentTransactionException;
import io.leadstone.domain.failure.ReadOnlyTransactionException;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Checks the answers to faults of the server, its store or its host. */
class FaultsTest {

    @Test
    void an_unavailable_store_is_reported_without_internals() {
        try (RestHost host = over(new StoreUnavailableException(new IllegalStateException("jdbc:postgresql://db-7")))) {
            for (Route route : Route.guarded()) {
                Answer answer = route.call(host, "/v1", Route.Records.MISSING).send();
                assertThat(answer.status()).as(route + answer.text()).isEqualTo(503);
                assertThat(answer.field("code")).isEqualTo("STORE_UNAVAILABLE");
                assertThat(answer.header("Retry-After")).contains("5");
                assertThat(answer.text()).doesNotContain("db-7");
            }
            assertThat(host.anonymous("GET", "/health").send().status()).isEqualTo(503);
            assertThat(host.anonymous("GET", "/v1/health/ready").send().text()).isEqualTo("{\"status\":\"DOWN\"}");
            assertThat(host.anonymous("GET", "/health/live").send().status()).isEqualTo(200);
        }
    }

    @Test
    void a_conflict_between_transactions_can_be_retried() {
        try (RestHost host = over(new ConcurrentTransactionException(new IllegalStateException("deadlock at db-7")))) {
            for (Route route : Route.guarded()) {
                Answer answer = route.call(host, "/v1", Route.Records.MISSING).send();
                assertThat(answer.status()).as(route + answer.text()).isEqualTo(503);
                assertThat(answer.field("code")).isEqualTo("CONCURRENT_TRANSACTION");
                assertThat(answer.header("Retry-After")).contains("5");
                assertThat(answer.text()).doesNotContain("db-7");
            }
        }
    }

    @Test
    void a_read_only_host_transaction_is_a_server_error() {
        try (RestHost host = over(new ReadOnlyTransactionException(new IllegalStateException("db-7")))) {
            Answer answer = host.call("GET", "/v1/lead/company").send();
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.field("code")).isEqualTo("READ_ONLY_TRANSACTION");
            assertThat(answer.text()).doesNotContain("db-7");
        }
    }

    @Test
    void an_internal_error_reveals_only_an_id() {
        try (RestHost host = over(new IllegalStateException("SELECT secret FROM lead"))) {
            for (Route route : Route.guarded()) {
                Answer answer = route.call(host, "/v1", Route.Records.MISSING).send();
                assertThat(answer.status()).as(route + answer.text()).isEqualTo(500);
                assertThat(answer.field("code")).isEqualTo("INTERNAL_ERROR");
                assertThat(answer.field("detail"))
                        .matches("the server failed; its log has the error with the id [0-9a-f-]{36}");
            }
            assertThat(host.anonymous("GET", "/health").send().status()).isEqualTo(503);
            assertThat(host.anonymous("GET", "/v1/health/ready").send().text()).isEqualTo("{\"status\":\"DOWN\"}");
        }
    }

    @Test
    void malformed_requests_get_a_problem_document() {
        try (RestHost host = RestHost.start()) {
            for (String target : new String[] {"/v1/lead/%00", "/v1/..;/x", "/v1//lead", "/v1/lead/;x=1/"}) {
                String answer = host.raw(
                        "GET " + target + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX-API-Key: acme:all\r\n"
                                + "X-API-Secret: " + RestHost.SECRET + "\r\n\r\n");
                assertThat(answer).as(target).matches("(?s)HTTP/1.1 4.*").doesNotContainIgnoringCase("exception");
            }
            Answer badAccept = host.call("GET", "/v1/lead/company")
                    .header("Accept", "json")
                    .send();
            assertThat(badAccept.status()).isEqualTo(406);
            assertThat(host.call("GET", "/v1/lead/company")
                            .header("Accept", "image/png")
                            .send()
                            .status())
                    .isEqualTo(406);
            assertThat(host.call("GET", "/v1/lead/company")
                            .header("Accept", "text/html, */*;q=0.1")
                            .send()
                            .status())
                    .isEqualTo(200);
            Answer method = host.call("DELETE", "/v1/lead").send();
            assertThat(method.status()).isEqualTo(405);
            assertThat(method.header("Allow").orElseThrow()).contains("POST");
            assertThat(host.call("GET", "/v2/lead").send().field("code")).isEqualTo("ROUTE_NOT_FOUND");
        }
    }

    /** Returns a host whose store fails with each call. Its callers are authenticated without the store. */
    private static RestHost over(RuntimeException fault) {
        LeadStore store = (LeadStore) failing(LeadStore.class, fault);
        return new RestHost(
                store, headers -> Optional.of(Caller.member(new CompanyId("acme"), "somebody", Scope.values())));
    }

    /** Returns a store whose capabilities exist and whose ports fail. */
    private static Object failing(Class<?> port, RuntimeException fault) {
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
            if (method.getName().equals("capability")) {
                return Optional.of(failing((Class<?>) arguments[0], fault));
            }
            if (port == LeadStore.class || port.isAnnotationPresent(StoreCapability.class)) {
                return failing(method.getReturnType(), fault);
            }
            throw fault;
        });
    }
}
