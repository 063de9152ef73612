package io.leadstone.server.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code leadstone serve} in a separate process, which can be stopped or killed. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("listens on (\\S+)");
    private static final long TIMEOUT_SECONDS = 180;

    private final Process process;
    private final URI uri;

    private ServerProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** Starts the process and waits until it listens. */
    static ServerProcess start(Path directory, Map<String, String> store) throws IOException {
        Process process = launch(directory, RunningLeadstone.environment(store), "serve");
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher listens = LISTENS.matcher(line);
            if (listens.find()) {
                return new ServerProcess(process, URI.create(listens.group(1)));
            }
        }
        throw new IllegalStateException("the server process ended before it listened");
    }

    /** Starts the process with these arguments and settings. Its log goes to a file. */
    static Process launch(Path directory, Map<String, String> environment, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments))
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log(directory).toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("LEADSTONE_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    static Path log(Path directory) {
        return directory.resolve("server.log");
    }

    private static List<String> command(String... arguments) {
        String classes = Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElseGet(() -> System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // The process lives for seconds, so the second compiler would only slow it down.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classes,
                "io.leadstone.server.cli.Leadstone"));
        command.addAll(List.of(arguments));
        return command;
    }

    Client client() {
        return Client.of(uri).withKey(RunningLeadstone.KEY, RunningLeadstone.SECRET);
    }

    URI uri() {
        return uri;
    }

    /** Sends SIGKILL, so that the process cannot complete or close anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** Sends SIGTERM and returns at once. */
    void terminate() {
        process.destroy();
    }

    /** Waits for the end of the process and returns its exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server process does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
