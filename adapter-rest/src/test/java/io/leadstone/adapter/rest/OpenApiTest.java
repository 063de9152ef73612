package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.adapter.rest.analytic.CompanyStatisticsResponse;
import io.leadstone.adapter.rest.analytic.ConversationFiguresResponse;
import io.leadstone.adapter.rest.analytic.FunnelResponse;
import io.leadstone.adapter.rest.analytic.LeadReportResponse;
import io.leadstone.adapter.rest.analytic.LeadSummaryResponse;
import io.leadstone.adapter.rest.auth.LeadTokenOnly;
import io.leadstone.adapter.rest.auth.Public;
import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.conversation.ConversationResponse;
import io.leadstone.adapter.rest.json.JsonBodyReader;
import io.leadstone.adapter.rest.lead.EventResponse;
import io.leadstone.adapter.rest.lead.LeadResponse;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.adapter.rest.webhook.DeliveryResponse;
import io.leadstone.adapter.rest.webhook.ReplayResponse;
import io.leadstone.adapter.rest.webhook.WebhookResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The document says what the resources do. */
class OpenApiTest {

    private final RestHost host = RestHost.start();

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void every_route_is_in_the_document_with_its_scope_and_no_other_is() {
        Map<String, String> documented = new TreeMap<>();
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode said = operation.getValue();
                    String scope = said.path("description").asText("").replaceAll("Scope: ([a-z]+).*", "$1");
                    documented.put(
                            operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                            said.has("security") ? "public" : scope);
                }));
        assertThat(documented).isEqualTo(implemented());
    }

    @Test
    void every_route_of_the_other_tests_is_one() {
        assertThat(implemented())
                .containsAllEntriesOf(Route.guarded().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                route -> route.toString()
                                        .replace("entity/{lead}", "entity/{lead_id}")
                                        .replace("{lead}", "{id}")
                                        .replace("{conversation}", "{id}")
                                        .replace("{webhook}", "{id}")
                                        .replace("{delivery}", "{delivery_id}")
                                        .replace("/company/acme", "/company/{company_id}")
                                        .replace("{agent}", "{agent_id}"),
                                Route::scope)))
                .containsEntry("GET /conversation/entity", "lead")
                .hasSize(Route.guarded().size() + 8);
    }

    @Test
    void a_response_has_the_fields_that_the_document_says() {
        Map.ofEntries(
                        Map.entry("Lead", LeadResponse.class),
                        Map.entry("Event", EventResponse.class),
                        Map.entry("Conversation", ConversationResponse.class),
                        Map.entry("ConversationFigures", ConversationFiguresResponse.class),
                        Map.entry("LeadReport", LeadReportResponse.class),
                        Map.entry("LeadSummary", LeadSummaryResponse.class),
                        Map.entry("ConversionFunnel", FunnelResponse.class),
                        Map.entry("CompanyStatistics", CompanyStatisticsResponse.class),
                        Map.entry("Webhook", WebhookResponse.class),
                        Map.entry("Delivery", DeliveryResponse.class),
                        Map.entry("Replayed", ReplayResponse.class))
                .forEach((schema, response) -> assertThat(document()
                                .at("/components/schemas/" + schema + "/properties")
                                .fieldNames())
                        .toIterable()
                        .containsExactlyElementsOf(Arrays.stream(response.getRecordComponents())
                                .map(RecordComponent::getName)
                                .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                                .toList()));
    }

    @Test
    void a_route_that_takes_a_body_says_its_limit() {
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .map(Map.Entry::getValue)
                        .filter(operation -> operation.has("requestBody"))
                        .forEach(operation -> {
                            String response =
                                    operation.at("/responses/413/$ref").asText().replaceFirst("^#", "");
                            String limit = operation.has("security")
                                    ? JsonBodyReader.MAX_PUBLIC_BYTES / 1024 + " KiB"
                                    : JsonBodyReader.MAX_BYTES / 1024 / 1024 + " MiB";
                            assertThat(document().at(response + "/description").asText())
                                    .as(operation.path("operationId").asText())
                                    .startsWith("More than " + limit);
                        }));
    }

    @Test
    void the_order_of_agents_is_said_and_kept() {
        List<String> ordered = List.of("B", "a", "b");
        List.of("b", "B", "a")
                .forEach(id -> host.call("PUT", "/v1/agent/" + id).json("{}").send());

        assertThat(document().at("/paths/~1agent/get/description").asText())
                .contains("In the order of their ids", "`B` before `a`");
        assertThat(host.call("GET", "/v1/agent").send().json().findValuesAsText("agent_id"))
                .isEqualTo(ordered);
    }

    @Test
    void document_and_page_are_public_under_every_prefix() {
        for (String prefix : new String[] {"", "/v1", "/api/v1"}) {
            Answer document = host.anonymous("GET", prefix + "/openapi.json").send();
            assertThat(document.status()).isEqualTo(200);
            assertThat(document.header("Content-Type")).contains("application/json");
            assertThat(document.json().at("/servers/1/url").asText()).isEqualTo("/api/v1");
            Answer page = host.anonymous("GET", prefix + "/docs").send();
            assertThat(page.text()).contains("docs.js").doesNotContain("http");
            assertThat(page.header("Content-Security-Policy")).isPresent();
            assertThat(host.anonymous("GET", prefix + "/docs.js").send().text()).contains("openapi.json");
        }
    }

    private JsonNode document() {
        return host.anonymous("GET", "/openapi.json").send().json();
    }

    private Map<String, String> implemented() {
        Map<String, String> routes = new TreeMap<>();
        for (Object part : LeadstoneRest.of(host.management, host.tokens).singletons()) {
            Path root = part.getClass().getAnnotation(Path.class);
            for (Method method : part.getClass().getMethods()) {
                Arrays.stream(method.getAnnotations())
                        .flatMap(found ->
                                Optional.ofNullable(found.annotationType().getAnnotation(HttpMethod.class)).stream())
                        .forEach(verb -> routes.put(verb.value() + " " + path(root, method), scope(part, method)));
            }
        }
        return routes;
    }

    private static String path(Path root, Method method) {
        String below = Optional.ofNullable(method.getAnnotation(Path.class))
                .map(path -> "/" + path.value())
                .orElse("");
        return root.value().replace(Routes.ANY_PREFIX, "/").replace(Routes.PREFIX, "")
                + below.replaceAll("\\{(\\w+): .+}(/|$)", "{$1}$2");
    }

    private static String scope(Object part, Method method) {
        boolean open = part.getClass().isAnnotationPresent(Public.class) || method.isAnnotationPresent(Public.class);
        if (method.isAnnotationPresent(LeadTokenOnly.class)) {
            return "lead";
        }
        // The one route without a scope of its own: a lead's token reads it too.
        return open
                ? "public"
                : Optional.ofNullable(method.getAnnotation(RequiresScope.class))
                        .map(needs -> needs.value().code())
                        .orElse("read");
    }
}
