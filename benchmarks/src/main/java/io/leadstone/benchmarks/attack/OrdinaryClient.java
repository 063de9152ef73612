package io.leadstone.benchmarks.attack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An ordinary client with an API key. */
record OrdinaryClient(URI server, AttackKey key) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");

    private static final int ROUNDS = 400;
    private static final String NOTES = "Long notes, as a busy salesperson keeps them. ".repeat(200);
    private static final int LEADS_OF_A_COMPANY = 800;

    /** Returns a request body that creates a lead. */
    static String draft(String name, String notes) {
        return """
                {"first_name": "Jordan", "last_name": "Lee", "email": "%s@example.com", "source": "website-chat", \
                 "notes": "%s"}""".formatted(name, notes);
    }

    /** Creates, reads, changes, lists, searches and registers leads, and sends some wrong requests too. */
    Void useAll(String name) throws IOException, InterruptedException {
        require(send("PUT", "/v1/agent/" + name, "{\"name\": \"Website\"}"));
        for (int round = 0; round < ROUNDS; round++) {
            String id = idIn(require(send("POST", "/v1/lead", draft(name + "-" + round, ""))));
            require(send("GET", "/v1/lead/" + id, ""));
            require(send("PATCH", "/v1/lead/" + id, "{\"notes\": \"called\"}"));
            require(send("GET", "/v1/lead/company?per_page=20", ""));
            require(send("GET", "/v1/lead/company?per_page=5&search=jordan", ""));
            require(send("GET", "/health/live", ""));
            String registration =
                    draft(name + "-registered-" + round, "").replaceFirst("\\{", "{\"agent_id\": \"" + name + "\", ");
            require(send("POST", "/v1/lead/register", registration));
            send("POST", "/v1/lead/register", "{\"tags\": [1, 2, 3]}");
        }
        return null;
    }

    /** Creates enough leads that an export of them does not fit into the buffers of sockets. */
    Void fill() throws IOException, InterruptedException {
        for (int lead = 0; lead < LEADS_OF_A_COMPANY; lead++) {
            require(send("POST", "/v1/lead", draft("filled-" + lead, NOTES)));
        }
        return null;
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("X-API-Key", key.id())
                .header("X-API-Secret", key.secret())
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String require(HttpResponse<String> response) {
        if (response.statusCode() >= 400) {
            throw new IllegalStateException(
                    response.request().uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private static String idIn(String lead) {
        Matcher id = ID.matcher(lead);
        if (!id.find()) {
            throw new IllegalStateException("the answer contains no lead id");
        }
        return id.group(1);
    }
}
