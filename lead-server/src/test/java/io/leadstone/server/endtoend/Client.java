package io.leadstone.server.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstone.server.http.RawExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An HTTP client with fixed headers, such as those of an API key. */
record Client(HttpClient http, URI server, Map<String, String> headers) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    static Client of(URI server) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Client(http, server, Map.of());
    }

    Client withKey(String id, String secret) {
        return new Client(http, server, Map.of("X-API-Key", id, "X-API-Secret", secret));
    }

    Client withToken(String token) {
        return new Client(http, server, Map.of("Authorization", "Bearer " + token));
    }

    /** Returns a client that sends one more header. */
    Client withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Client(http, server, more);
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Answer send(String method, String path, String json) {
        try {
            return exchange(method, path, json);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Does the same as {@link #send}, but reports failures, for tests in which the server is killed. */
    Answer exchange(String method, String path, String json) throws IOException {
        HttpResponse<String> response = request(method, path, json);
        return new Answer(response.statusCode(), response.headers(), JSON.readTree(response.body()));
    }

    /** Announces a JSON body of this length and returns the answer. The body is never sent. */
    RawExchange announce(String method, String path, int bytes) throws IOException {
        String head = Stream.concat(
                        Stream.of(
                                method + " " + path + " HTTP/1.1",
                                "Host: " + server.getAuthority(),
                                "Connection: close",
                                "Content-Type: application/json",
                                "Content-Length: " + bytes),
                        headers.entrySet().stream().map(header -> header.getKey() + ": " + header.getValue()))
                .collect(Collectors.joining("\r\n"));
        return RawExchange.of(server, head + "\r\n\r\n");
    }

    /** Returns the body of an answer that may not be JSON. */
    String text(String method, String path, String json) throws IOException {
        return request(method, path, json).body();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private HttpResponse<String> request(String method, String path, String json) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(TIMEOUT)
                .method(
                        method,
                        json.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::header);
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
