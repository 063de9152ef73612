package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Builds and sends an HTTP request. */
final class RestCall {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern INTERNALS = Pattern.compile(
            "(?i)leadstone\\.(?!invalid)|java\\.|jakarta|glassfish|jersey|jackson|exception|leadmanagement"
                    + "|\\bat [a-z]+\\.[a-z]|select |insert |127\\.0\\.0\\.1|localhost");

    private final HttpRequest.Builder request;
    private final String method;
    private HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();

    RestCall(URI base, String method, String path) {
        this.request = HttpRequest.newBuilder(base.resolve(path));
        this.method = method;
    }

    RestCall header(String name, String value) {
        request.setHeader(name, value);
        return this;
    }

    RestCall key(String id) {
        return header("X-API-Key", id).header("X-API-Secret", RestHost.SECRET);
    }

    RestCall bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    RestCall json(String text) {
        return header("Content-Type", "application/json").bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    RestCall bytes(byte[] bytes) {
        body = HttpRequest.BodyPublishers.ofByteArray(bytes);
        return this;
    }

    RestCall chunked(byte[] bytes) {
        body = HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
        return this;
    }

    Answer send() {
        try {
            HttpResponse<String> response = CLIENT.send(
                    request.method(method, body).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The answer of the server. */
    record Answer(HttpResponse<String> response) {

        /** Checks every answer of every test: it must not reveal internals of the server. */
        Answer {
            assertThat(response.body()).doesNotContainPattern(INTERNALS);
            assertThat(response.headers().map().toString()).doesNotContainPattern(INTERNALS);
            if (response.statusCode() >= 400 && !response.body().contains("\"DOWN\"")) {
                assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            }
        }

        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            try {
                return JSON.readTree(text());
            } catch (JsonProcessingException notJson) {
                throw new IllegalStateException("not JSON: " + text(), notJson);
            }
        }

        String field(String name) {
            return json().path(name).asText();
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }
}
