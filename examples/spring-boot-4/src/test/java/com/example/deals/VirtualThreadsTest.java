package com.example.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs the application on JDK 25 with virtual threads. The JDK is that of the environment variable {@code
 * JAVA_25_HOME}, the one that runs the tests, or one in {@code /usr/lib/jvm}. Without one the test is skipped.
 */
class VirtualThreadsTest {

    private static final int JDK = 25;
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    @Timeout(120)
    void leads_are_created_on_virtual_threads() throws Exception {
        Optional<Path> home = jdk();
        assumeTrue(home.isPresent(), "no JDK " + JDK + " found: set JAVA_25_HOME");
        Process application = new ProcessBuilder(
                        home.get().resolve("bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DealsApplication.class.getName(),
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.threads.virtual.enabled=true",
                        "--leadstone.bootstrap.api-key=test-key",
                        "--leadstone.bootstrap.api-secret=test-secret")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader log = application.inputReader()) {
            int port = portIn(log);
            CompletableFuture<Void> rest = CompletableFuture.runAsync(() -> log.lines().forEach(line -> {}));

            assertThat(send(port, "GET", "/thread", "").body()).contains("VirtualThread");
            List<CompletableFuture<HttpResponse<String>>> created = IntStream.range(0, 50)
                    .mapToObj(number -> start(port, "POST", "/leadstone/v1/lead", lead(number)))
                    .toList();
            assertThat(created).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(201));

            application.toHandle().destroy();
            rest.join();
        } finally {
            application.destroyForcibly().waitFor();
        }
    }

    private static String lead(int number) {
        return "{\"first_name\": \"Jordan\", \"last_name\": \"Lee\", \"email\": \"jordan" + number + "@example.com\"}";
    }

    private static HttpResponse<String> send(int port, String method, String path, String body) {
        return start(port, method, path, body).join();
    }

    private static CompletableFuture<HttpResponse<String>> start(int port, String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("X-API-Key", "test-key")
                .header("X-API-Secret", "test-secret")
                .build();
        return CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Reads the log until the server listens. */
    private static int portIn(BufferedReader log) throws IOException {
        StringBuilder read = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            read.append(line).append('\n');
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
        }
        throw new AssertionError("the application has not started: " + read);
    }

    private static Optional<Path> jdk() throws IOException {
        Stream<Path> named = Stream.ofNullable(System.getenv("JAVA_25_HOME")).map(Path::of);
        Stream<Path> running = Stream.of(Path.of(System.getProperty("java.home")));
        return Stream.of(named, running, installed())
                .flatMap(homes -> homes)
                .filter(VirtualThreadsTest::isJdk)
                .findFirst();
    }

    private static Stream<Path> installed() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Stream.empty();
        }
        try (Stream<Path> homes = Files.list(INSTALLED)) {
            return homes.sorted().toList().stream();
        }
    }

    private static boolean isJdk(Path home) {
        Path release = home.resolve("release");
        try {
            return Files.exists(release) && Files.readString(release).contains("JAVA_VERSION=\"" + JDK);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
