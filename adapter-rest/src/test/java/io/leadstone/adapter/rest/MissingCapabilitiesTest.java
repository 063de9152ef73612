package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.TransactionalStore;
import io.leadstone.application.port.out.access.AccessStore;
import io.leadstone.application.port.out.conversation.ConversationStore;
import io.leadstone.application.port.out.event.EventFeedStore;
import io.leadstone.application.port.out.report.ReportStore;
import io.leadstone.application.port.out.webhook.WebhookStore;
import io.leadstone.domain.CompanyId;
import io.leadstone.testkit.CoreStore;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests the routes of a host whose store has only the core. */
class MissingCapabilitiesTest {

    private static final Set<Class<?>> ALL_BUT_HEALTH = Set.of(
            AccessStore.class,
            ConversationStore.class,
            EventFeedStore.class,
            ReportStore.class,
            TransactionalStore.class,
            WebhookStore.class);

    private static final Set<String> NEED_A_CAPABILITY =
            Set.of("conversation", "analytic", "company", "agent", "event", "webhook", "suppression");

    @Test
    void only_routes_without_their_capability_are_unsupported() {
        try (RestHost host = over(new CoreStore(new InMemoryLeadStore()))) {
            for (Route route : Route.guarded()) {
                Answer answer = route.call(host, "/v1", Route.Records.MISSING).send();
                if (needsACapability(route)) {
                    assertNotSupported(answer, route.toString());
                } else {
                    assertThat(answer.status()).as(route + answer.text()).isLessThan(500);
                }
            }
            assertNotSupported(
                    host.anonymous("POST", "/v1/lead/register")
                            .json("{\"agent_id\":\"bot\",\"first_name\":\"Jordan\",\"last_name\":\"Lee\","
                                    + "\"email\":\"jordan@example.com\"}")
                            .send(),
                    "register");
            assertNotSupported(host.anonymous("GET", "/health").send(), "health");
            assertNotSupported(host.anonymous("GET", "/v1/health/ready").send(), "ready");
        }
    }

    @Test
    void the_document_names_501_for_the_same_routes() {
        try (RestHost host = over(new CoreStore(new InMemoryLeadStore()))) {
            JsonNode paths =
                    host.anonymous("GET", "/openapi.json").send().json().path("paths");
            for (Route route : Route.guarded()) {
                String template = templateOf(route, paths);
                assertThat(paths.path(template)
                                .path(route.method().toLowerCase(Locale.ROOT))
                                .path("responses")
                                .has("501"))
                        .as(route.toString())
                        .isEqualTo(needsACapability(route) || mayNeedACapability(route));
            }
            for (String path : List.of("/lead/register", "/health", "/health/ready")) {
                assertThat(paths.path(path).findValues("501")).as(path).isNotEmpty();
            }
        }
    }

    /** An erasure needs a capability only if it suppresses the addresses. */
    private static boolean mayNeedACapability(Route route) {
        return route.path().endsWith("/erase");
    }

    private static boolean needsACapability(Route route) {
        return route.path().contains("/personal-data")
                || route.path().contains("/submission")
                || NEED_A_CAPABILITY.contains(route.path().split("/", -1)[1]);
    }

    @Test
    void an_export_works_without_a_health_check() {
        try (RestHost host = over(new CoreStore(new InMemoryLeadStore(), ALL_BUT_HEALTH))) {
            Answer export = host.anonymous("POST", "/v1/analytic/export")
                    .json("{\"type\":\"leads\",\"format\":\"json\"}")
                    .send();

            assertThat(export.status()).as(export.text()).isEqualTo(200);
        }
    }

    @Test
    void a_dead_worker_is_down_without_a_health_check() {
        try (RestHost host = RestHost.with(
                new CoreStore(new InMemoryLeadStore()),
                LeadManagement.builder().backgroundWorker("worker", () -> false))) {
            assertThat(host.anonymous("GET", "/health").send().status()).isEqualTo(503);
        }
    }

    private static void assertNotSupported(Answer answer, String route) {
        assertThat(answer.status()).as(route + answer.text()).isEqualTo(501);
        assertThat(answer.field("code")).isEqualTo("CAPABILITY_MISSING");
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.text()).contains("the store of this installation does not support");
    }

    private static String templateOf(Route route, JsonNode paths) {
        List<String> found = paths.properties().stream()
                .map(path -> path.getKey())
                .filter(template -> isTemplateOf(template, route.path().replaceFirst("\\?.*", "")))
                .sorted((one, other) -> Long.compare(variables(one), variables(other)))
                .toList();
        assertThat(found).as(route.toString()).isNotEmpty();
        return found.get(0);
    }

    private static boolean isTemplateOf(String template, String path) {
        String pattern = template.replaceAll("\\{[^}]*\\}", "[^/]+");
        return path.matches(pattern);
    }

    private static long variables(String template) {
        return template.chars().filter(character -> character == '{').count();
    }

    private static RestHost over(LeadStore store) {
        return new RestHost(
                store, headers -> Optional.of(Caller.member(new CompanyId("acme"), "somebody", Scope.values())));
    }
}
