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
import io.leadstone.adapter.rest.event.EventFeedResponse;
import io.leadstone.adapter.rest.event.FeedEventResponse;
import io.leadstone.adapter.rest.json.JsonBodyReader;
import io.leadstone.adapter.rest.lead.EventResponse;
import io.leadstone.adapter.rest.lead.LeadResponse;
import io.leadstone.adapter.rest.privacy.PersonDeliveryResponse;
import io.leadstone.adapter.rest.privacy.PersonLeadResponse;
import io.leadstone.adapter.rest.privacy.PersonResponse;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.adapter.rest.webhook.DeliveryResponse;
import io.leadstone.adapter.rest.webhook.ReplayResponse;
import io.leadstone.adapter.rest.webhook.WebhookResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Compares the OpenAPI document with the resources. */
class OpenApiTest {

    private final RestHost host = RestHost.start();

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void the_document_has_exactly_the_routes_and_their_scopes() {
        Map<String, String> documented = new TreeMap<>();
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode description = operation.getValue();
                    String scope = description.path("description").asText("").replaceAll("Scope: ([a-z]+).*", "$1");
                    documented.put(
                            operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                            description.has("security") ? "public" : scope);
                }));
        assertThat(documented).isEqualTo(implemented());
    }

    @Test
    void the_routes_of_other_tests_exist() {
        assertThat(implemented())
                .containsAllEntriesOf(Route.guarded().stream()
                        .collect(java.util.stream.Collectors.toMap(OpenApiTest::documented, Route::scope)))
                .containsEntry("GET /conversation/entity", "lead")
                .hasSize(Route.guarded().size() + 12);
    }

    /** {@link IdempotencyKeyTest} checks that these routes honour the header. */
    @Test
    void the_document_names_the_idempotency_key_of_each_route_that_honours_it() {
        Map<String, JsonNode> keyed = new TreeMap<>();
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> operation
                                .getValue()
                                .path("parameters")
                                .findValuesAsText("$ref")
                                .contains("#/components/parameters/IdempotencyKey"))
                        .forEach(operation -> keyed.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));

        assertThat(keyed.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        IdempotencyKeyTest.posts().map(OpenApiTest::documented).toList());
        keyed.forEach((route, operation) -> operation.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .forEach(response -> assertThat(
                                response.getValue().path("headers").has("Idempotency-Replayed"))
                        .as("Idempotency-Replayed of %s %s", route, response.getKey())
                        .isTrue()));
    }

    @Test
    void responses_have_the_documented_fields() {
        Map.ofEntries(
                        Map.entry("Lead", LeadResponse.class),
                        Map.entry("Event", EventResponse.class),
                        Map.entry("FeedEvent", FeedEventResponse.class),
                        Map.entry("EventFeed", EventFeedResponse.class),
                        Map.entry("Conversation", ConversationResponse.class),
                        Map.entry("ConversationFigures", ConversationFiguresResponse.class),
                        Map.entry("LeadReport", LeadReportResponse.class),
                        Map.entry("LeadSummary", LeadSummaryResponse.class),
                        Map.entry("ConversionFunnel", FunnelResponse.class),
                        Map.entry("CompanyStatistics", CompanyStatisticsResponse.class),
                        Map.entry("Webhook", WebhookResponse.class),
                        Map.entry("Delivery", DeliveryResponse.class),
                        Map.entry("Person", PersonResponse.class),
                        Map.entry("PersonLead", PersonLeadResponse.class),
                        Map.entry("PersonDelivery", PersonDeliveryResponse.class),
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
    void the_document_names_the_limit_of_each_body() {
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
                                    .startsWith("The body has more than " + limit);
                        }));
    }

    /** A client that sends too many wrong secrets gets 429 on each route with credentials. */
    @Test
    void each_route_with_credentials_documents_429() {
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> !operation.getValue().has("security"))
                        .forEach(operation -> {
                            String response = operation
                                    .getValue()
                                    .at("/responses/429/$ref")
                                    .asText()
                                    .replaceFirst("^#", "");
                            assertThat(document().at(response + "/description").asText())
                                    .as(operation.getKey() + " " + path.getKey())
                                    .containsIgnoringCase("too many wrong secrets");
                        }));
    }

    /** A viewer fills in the examples, and then sends a condition or a filter that the user did not choose. */
    @Test
    void only_required_parameters_have_examples() {
        List<JsonNode> parameters = new ArrayList<>();
        document().at("/components/parameters").forEach(parameters::add);
        document()
                .path("paths")
                .forEach(path ->
                        path.forEach(operation -> operation.path("parameters").forEach(parameters::add)));

        assertThat(parameters)
                .hasSizeGreaterThan(30)
                .filteredOn(parameter -> !parameter.path("required").asBoolean())
                .allSatisfy(parameter -> assertThat(parameter.toString()).doesNotContain("\"example"));
    }

    @Test
    void agents_are_listed_in_the_documented_order() {
        List<String> ordered = List.of("B", "a", "b");
        List.of("b", "B", "a")
                .forEach(id -> host.call("PUT", "/v1/agent/" + id).json("{}").send());

        assertThat(document().at("/paths/~1agent/get/description").asText())
                .contains("ordered by the code points of their ids", "`B` before `a`");
        assertThat(host.call("GET", "/v1/agent").send().json().findValuesAsText("agent_id"))
                .isEqualTo(ordered);
    }

    @Test
    void the_document_and_its_page_are_public_under_every_prefix() {
        for (String prefix : new String[] {"", "/v1", "/api/v1"}) {
            Answer document = host.anonymous("GET", prefix + "/openapi.json").send();
            assertThat(document.status()).isEqualTo(200);
            assertThat(document.header("Content-Type")).contains("application/json");
            assertThat(document.json().at("/servers/1/url").asText()).isEqualTo("/api/v1");
            Answer page = host.anonymous("GET", prefix + "/docs").send();
            assertThat(page.text()).contains("openapi.json").doesNotContain("http");
            assertThat(page.header("Content-Security-Policy")).isPresent();
        }
    }

    /** The server's test {@code ApiViewerTest} checks the page of an application that has the viewer. */
    @Test
    void an_application_without_the_viewer_links_the_document() {
        assertThat(host.anonymous("GET", "/v1/docs").send().text())
                .contains("<a href=\"openapi.json\">", "org.webjars:swagger-ui")
                .doesNotContain("<script");
        assertThat(host.anonymous("GET", "/v1/docs/").send().text()).contains("<a href=\"../openapi.json\">");
        assertThat(host.anonymous("GET", "/v1/docs/viewer.js").send().field("code"))
                .isEqualTo("ROUTE_NOT_FOUND");
    }

    /** Returns the route as the document names it. */
    private static String documented(Route route) {
        return route.toString()
                .replaceFirst("\\?.*", "")
                .replace("entity/{lead}", "entity/{lead_id}")
                .replace("{lead}", "{id}")
                .replace("{conversation}", "{id}")
                .replace("{webhook}", "{id}")
                .replace("{suppression}", "{id}")
                .replace("{delivery}", "{delivery_id}")
                .replace("{submission}", "{submission_id}")
                .replace("{held}", "{submission_id}")
                .replace("/company/acme", "/company/{company_id}")
                .replace("{agent}", "{agent_id}");
    }

    private JsonNode document() {
        return host.anonymous("GET", "/openapi.json").send().json();
    }

    private Map<String, String> implemented() {
        Map<String, String> routes = new TreeMap<>();
        for (Object resource : LeadstoneRest.of(host.management, host.tokens).singletons()) {
            Path root = resource.getClass().getAnnotation(Path.class);
            for (Method method : resource.getClass().getMethods()) {
                Arrays.stream(method.getAnnotations())
                        .flatMap(found ->
                                Optional.ofNullable(found.annotationType().getAnnotation(HttpMethod.class)).stream())
                        .forEach(verb -> routes.put(verb.value() + " " + path(root, method), scope(resource, method)));
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

    private static String scope(Object resource, Method method) {
        boolean open =
                resource.getClass().isAnnotationPresent(Public.class) || method.isAnnotationPresent(Public.class);
        if (method.isAnnotationPresent(LeadTokenOnly.class)) {
            return "lead";
        }
        // One route has no annotation for its scope, because a lead token can read it, too.
        return open
                ? "public"
                : Optional.ofNullable(method.getAnnotation(RequiresScope.class))
                        .map(required -> required.value().code())
                        .orElse("read");
    }
}
