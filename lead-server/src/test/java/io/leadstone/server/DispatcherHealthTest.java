package io.leadstone.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.server.settings.ServerSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the health check reports a webhook dispatcher that is not running. */
class DispatcherHealthTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_dead_dispatcher_is_down_but_the_server_is_ready(@TempDir Path directory) throws Exception {
        ServerSettings settings = ServerSettings.read(
                Map.of("LEADSTONE_PORT", "0", "LEADSTONE_STORE_URL", "jdbc:h2:file:" + directory.resolve("leadstone")),
                Optional.empty());
        try (LeadServer server = LeadServer.start(settings)) {
            assertThat(status(server, "/health")).isEqualTo(200);

            server.webhooks().close();

            assertThat(status(server, "/health")).isEqualTo(503);
            assertThat(status(server, "/health/ready")).isEqualTo(200);
            assertThat(status(server, "/health/live")).isEqualTo(200);
        }
    }

    private int status(LeadServer server, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path)).build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
