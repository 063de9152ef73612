package io.leadstone.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.bucket4j.Bucket4jRateLimiter;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.adapter.rest.auth.Authenticator;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.CompanyId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.glassfish.jersey.servlet.ServletContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jersey.JerseyAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP routes beside those of the host, on the Tomcat of Boot. */
class RestTest {

    private static final String LEAD =
            "{\"first_name\": \"Jordan\", \"last_name\": \"Lee\", \"email\": \"j@example.com\"}";

    @Test
    void routes_of_leadstone_and_of_the_host_work_side_by_side() {
        host().withPropertyValues(
                        "leadstone.bootstrap.company=acme",
                        "leadstone.bootstrap.api-key=first",
                        "leadstone.bootstrap.api-secret=long-enough")
                .run(host -> {
                    assertThat(host).hasNotFailed();
                    assertThat(get(host, "/deals").body()).isEqualTo("deals of the host");
                    assertThat(get(host, "/nothing").statusCode()).isEqualTo(404);
                    assertThat(get(host, "/nothing").body())
                            .as("the host's own 404")
                            .doesNotContain("problem");

                    assertThat(get(host, "/leadstone/health").body()).contains("UP");
                    assertThat(get(host, "/leadstone/v1/lead/company").statusCode())
                            .isEqualTo(401);
                    HttpResponse<String> created = post(host, "long-enough");
                    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
                    assertThat(created.headers().firstValue("Location"))
                            .get()
                            .asString()
                            .startsWith("/leadstone/v1/lead/");
                    assertThat(get(
                                            host,
                                            created.headers()
                                                    .firstValue("Location")
                                                    .orElseThrow())
                                    .body())
                            .contains("j@example.com");
                    assertThat(get(host, "/leadstone/v1/nothing").headers().firstValue("Content-Type"))
                            .contains("application/problem+json");
                });
    }

    @Test
    void an_error_names_the_field_in_the_words_of_leadstone() {
        host().withBean(Authenticator.class, () -> headers -> Optional.of(Hosts.ACME))
                .run(host -> {
                    HttpResponse<String> refused = send(
                            host,
                            "/leadstone/v1/lead",
                            HttpRequest.newBuilder().POST(body("{\"first_name\": \"\"}")),
                            "secret");
                    assertThat(refused.statusCode()).isEqualTo(422);
                    assertThat(refused.body()).contains("first_name").contains("must not be empty");
                });
    }

    @Test
    void the_rate_of_public_requests_is_limited() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        host().withConfiguration(AutoConfigurations.of(LeadstoneMetricsAutoConfiguration.class))
                .withBean(SimpleMeterRegistry.class, () -> registry)
                .withPropertyValues("leadstone.rest.rate-per-minute=2")
                .run(host -> {
                    assertThat(register(host)).isEqualTo(422);
                    assertThat(register(host)).isEqualTo(422);
                    assertThat(register(host)).isEqualTo(429);
                    assertThat(registry.get("leadstone.request.refused")
                                    .tags("route", "POST /lead/register", "reason", "address_limit")
                                    .counter()
                                    .count())
                            .isEqualTo(1);
                });
        host().withClassLoader(new FilteredClassLoader(Bucket4jRateLimiter.class))
                .withPropertyValues("leadstone.rest.rate-per-minute=1")
                .run(host -> {
                    assertThat(register(host)).isEqualTo(422);
                    assertThat(register(host)).isEqualTo(422);
                });
        host().withPropertyValues("leadstone.rest.rate-per-hour=-1")
                .run(host -> assertThat(host.getStartupFailure())
                        .hasStackTraceContaining("perHour must be from 0 to 1000000, not -1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"framework", "native"})
    void forwarded_headers_without_an_address_share_a_limit(String strategy) {
        host().withPropertyValues("server.forward-headers-strategy=" + strategy, "leadstone.rest.rate-per-minute=2")
                .run(host -> {
                    assertThat(registerFrom(host, "x")).isEqualTo(422);
                    assertThat(registerFrom(host, "unknown")).isEqualTo(422);
                    assertThat(registerFrom(host, "_hidden")).isEqualTo(429);
                    assertThat(registerFrom(host, "192.0.2.1"))
                            .as("another address")
                            .isEqualTo(422);
                });
    }

    private static int register(AssertableWebApplicationContext host) throws Exception {
        return register(host, HttpRequest.newBuilder());
    }

    private static int registerFrom(AssertableWebApplicationContext host, String forwarded) throws Exception {
        return register(host, HttpRequest.newBuilder().header("X-Forwarded-For", forwarded));
    }

    private static int register(AssertableWebApplicationContext host, HttpRequest.Builder request) throws Exception {
        return send(
                        host,
                        "/leadstone/v1/lead/register",
                        request.POST(body("{\"agent_id\": \"nobody\", \"first_name\": \"Jo\"}")),
                        "")
                .statusCode();
    }

    @Test
    void an_authenticator_of_the_host_replaces_api_keys() {
        host().withBean(
                        Authenticator.class,
                        () -> headers -> headers.value("X-User")
                                .map(user -> Caller.member(new CompanyId(user), user, Scope.READ)))
                .run(host -> {
                    assertThat(send(
                                            host,
                                            "/leadstone/v1/lead/company",
                                            HttpRequest.newBuilder().header("X-User", "acme"),
                                            "")
                                    .statusCode())
                            .isEqualTo(200);
                    assertThat(get(host, "/leadstone/v1/lead/company").statusCode())
                            .isEqualTo(401);
                });
    }

    @Test
    void a_user_of_spring_security_is_mapped_to_a_caller() {
        host().withUserConfiguration(LoggedIn.class)
                .withBean(
                        CallerResolver.class,
                        () -> user -> user.getName().equals("sales") ? Optional.of(Hosts.ACME) : Optional.empty())
                .run(host -> {
                    assertThat(as(host, "sales").statusCode()).isEqualTo(200);
                    assertThat(as(host, "stranger").statusCode()).isEqualTo(401);
                    assertThat(get(host, "/leadstone/v1/lead/company").statusCode())
                            .isEqualTo(401);
                });
    }

    @Test
    void the_routes_need_a_token_secret() {
        host().withPropertyValues("leadstone.rest.token-secret=")
                .run(host -> assertThat(host.getStartupFailure())
                        .hasStackTraceContaining("need leadstone.rest.token-secret"));
        host().withPropertyValues("leadstone.rest.token-secret=short")
                .run(host -> assertThat(host.getStartupFailure())
                        .hasStackTraceContaining("leadstone.rest.token-secret is too short"));
        host().withPropertyValues("leadstone.rest.token-old-secrets=" + "a".repeat(32) + ",short")
                .run(host -> assertThat(host.getStartupFailure())
                        .hasStackTraceContaining("leadstone.rest.token-old-secrets is too short"));
    }

    @Test
    void a_path_that_takes_the_routes_of_the_host_is_refused() {
        for (String path : new String[] {"/", "leadstone", "/leadstone/", "/*"}) {
            host().withPropertyValues("leadstone.rest.path=" + path)
                    .run(host -> assertThat(host.getStartupFailure())
                            .hasStackTraceContaining("leadstone.rest.path must be a path such as /leadstone"));
        }
        host().withPropertyValues("leadstone.rest.path=/crm/leads")
                .run(host ->
                        assertThat(get(host, "/crm/leads/health").statusCode()).isEqualTo(200));
    }

    @Test
    void jersey_does_not_claim_to_ignore_our_resources() {
        List<String> warnings = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {

            @Override
            public void publish(LogRecord warning) {
                warnings.add(warning.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger jersey = Logger.getLogger("org.glassfish.jersey.internal.inject.Providers");
        jersey.addHandler(handler);
        try {
            host().run(host ->
                    assertThat(get(host, "/leadstone/health").statusCode()).isEqualTo(200));
        } finally {
            jersey.removeHandler(handler);
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void the_routes_can_be_switched_off() {
        host().withPropertyValues("leadstone.rest.enabled=false", "leadstone.rest.token-secret=")
                .run(host -> assertThat(host).hasNotFailed().doesNotHaveBean("leadstoneServlet"));
        host().withPropertyValues("leadstone.rest.enabled=off", "leadstone.rest.token-secret=")
                .run(host -> assertThat(host).hasNotFailed().doesNotHaveBean("leadstoneServlet"));
    }

    @Test
    void there_are_no_routes_without_jersey() {
        host().withPropertyValues("leadstone.rest.token-secret=")
                .withClassLoader(new FilteredClassLoader(ServletContainer.class))
                .run(host -> assertThat(host).hasNotFailed().doesNotHaveBean("leadstoneServlet"));
    }

    private static WebApplicationContextRunner host() {
        TestDatabase database = TestDatabase.h2();
        return new WebApplicationContextRunner(AnnotationConfigServletWebServerApplicationContext::new)
                .withConfiguration(AutoConfigurations.of(
                        ServletWebServerFactoryAutoConfiguration.class,
                        EmbeddedWebServerFactoryCustomizerAutoConfiguration.class,
                        DispatcherServletAutoConfiguration.class,
                        WebMvcAutoConfiguration.class,
                        ErrorMvcAutoConfiguration.class,
                        HttpMessageConvertersAutoConfiguration.class,
                        JacksonAutoConfiguration.class,
                        JerseyAutoConfiguration.class,
                        ValidationAutoConfiguration.class,
                        DataSourceAutoConfiguration.class,
                        LeadstoneAutoConfiguration.class,
                        LeadstoneRestAutoConfiguration.class))
                .withUserConfiguration(Deals.class)
                .withPropertyValues(
                        "server.port=0",
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.user(),
                        "leadstone.schema-mode=create",
                        "leadstone.rest.token-secret=0123456789abcdef0123456789abcdef");
    }

    private static HttpResponse<String> as(AssertableWebApplicationContext host, String user)
            throws IOException, InterruptedException {
        return send(host, "/leadstone/v1/lead/company", HttpRequest.newBuilder().header("X-Logged-In", user), "");
    }

    private static HttpResponse<String> get(AssertableWebApplicationContext host, String path)
            throws IOException, InterruptedException {
        boolean isLead = path.startsWith("/leadstone/v1/lead/") && !path.endsWith("/company");
        return send(host, path, HttpRequest.newBuilder(), isLead ? "long-enough" : "");
    }

    private static HttpResponse<String> post(AssertableWebApplicationContext host, String secret)
            throws IOException, InterruptedException {
        return send(host, "/leadstone/v1/lead", HttpRequest.newBuilder().POST(body(LEAD)), secret);
    }

    private static HttpRequest.BodyPublisher body(String json) {
        return HttpRequest.BodyPublishers.ofString(json);
    }

    private static HttpResponse<String> send(
            AssertableWebApplicationContext host, String path, HttpRequest.Builder request, String secret)
            throws IOException, InterruptedException {
        int port = ((ServletWebServerApplicationContext) host.getSourceApplicationContext())
                .getWebServer()
                .getPort();
        request.uri(URI.create("http://127.0.0.1:" + port + path)).header("Content-Type", "application/json");
        if (!secret.isEmpty()) {
            request.header("X-API-Key", "first").header("X-API-Secret", secret);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A route of the host. */
    @RestController
    static class Deals {

        @GetMapping("/deals")
        String deals() {
            return "deals of the host";
        }
    }

    /** Authenticates each request as the user of a header, in place of the filters of Spring Security. */
    @Configuration(proxyBeanMethods = false)
    static class LoggedIn {

        @Bean
        FilterRegistrationBean<?> login() {
            return new FilterRegistrationBean<>((request, response, chain) -> {
                String user = ((jakarta.servlet.http.HttpServletRequest) request).getHeader("X-Logged-In");
                if (user != null) {
                    SecurityContextHolder.getContext()
                            .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, "", List.of()));
                }
                try {
                    chain.doFilter(request, response);
                } finally {
                    SecurityContextHolder.clearContext();
                }
            });
        }
    }
}
