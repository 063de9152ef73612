package io.leadstone.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.server.LeadServer;
import io.leadstone.server.settings.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sends the requests of the curl commands in the documents to a new server. */
class CurlCommandsTest {

    private static final String KEY = "quickstart";
    private static final String SECRET = "quickstart-secret";
    private static final String ADDRESS = "http://127.0.0.1:8080";
    private static final String DATE = "$(date -u -d '90 days ago' +%F)";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Pattern COMMAND = Pattern.compile("(?ms)^```sh\n(curl .*?)^```$");

    /** A word of a shell command: plain, or within single or double quotes. */
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    @ParameterizedTest
    @CsvSource({"README.md, 1", "docs/getting-started.md, 3", "docs/webhooks.md, 1"})
    void each_command_succeeds(String page, int commands) throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (LeadServer server = LeadServer.start(settings())) {
            for (HttpRequest request : requests(page, server.uri())) {
                answers.add(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()));
            }
        }

        assertThat(answers)
                .hasSize(commands)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201));
    }

    private static ServerSettings settings() {
        return ServerSettings.read(
                Map.of(
                        "LEADSTONE_PORT",
                        "0",
                        "LEADSTONE_STORE_URL",
                        "jdbc:h2:mem:" + UUID.randomUUID(),
                        "LEADSTONE_BOOTSTRAP_API_KEY",
                        KEY,
                        "LEADSTONE_BOOTSTRAP_API_SECRET",
                        SECRET),
                Optional.empty());
    }

    private static List<HttpRequest> requests(String page, URI server) throws IOException {
        String start = LocalDate.now(ZoneOffset.UTC).minusDays(90).toString();
        return COMMAND.matcher(Checkout.text(page))
                .results()
                .map(command -> command.group(1)
                        .replace("\\\n", " ")
                        .replace(DATE, start)
                        .replace("$KEY", KEY)
                        .replace("$SECRET", SECRET)
                        .replace(ADDRESS, server.toString().replaceAll("/$", "")))
                .map(CurlCommandsTest::request)
                .toList();
    }

    /** Understands the options that the documents use: {@code -i}, {@code -H} and {@code -d}. */
    private static HttpRequest request(String command) {
        List<String> words = words(command);
        HttpRequest.Builder request = HttpRequest.newBuilder().timeout(TIMEOUT);
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-i" -> {
                    // Prints headers.
                }
                case "-H" -> {
                    String[] header = words.get(++i).split(": ", 2);
                    request.header(header[0], header[1]);
                }
                case "-d" -> request.POST(BodyPublishers.ofString(words.get(++i)));
                default -> request.uri(URI.create(words.get(i)));
            }
        }
        return request.build();
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(Optional.ofNullable(word.group(1))
                    .or(() -> Optional.ofNullable(word.group(2)))
                    .orElse(word.group(3)));
        }
        return words;
    }
}
