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

/** {@code leadstone serve} as a process of its own, which can be asked to end, or killed. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("listens on (\\S+)");
    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final URI uri;

    private ServerProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** Starts the program; returns when it listens. */
    static ServerProcess start(Path directory, Map<String, String> store) throws IOException {
        Process process = launch(directory, RunningLeadstone.environment(store), "serve");
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher listens = LISTENS.matcher(line);
            if (listens.find()) {
                return new ServerProcess(process, URI.create(listens.group(1)));
            }
        }
        throw new IllegalStateException("the server ended before it listened");
    }

    /** Starts the program with these words and settings, its log going to a file. */
    static Process launch(Path directory, Map<String, String> environment, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(words))
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log(directory).toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("LEADSTONE_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    static Path log(Path directory) {
        return directory.resolve("server.log");
    }

    private static List<String> command(String... words) {
        String classes = Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElseGet(() -> System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it lives for seconds: the second compiler would only be in its way
                "-XX:+UseSerialGC",
                "-cp",
                classes,
                "io.leadstone.server.cli.Leadstone"));
        command.addAll(List.of(words));
        return command;
    }

    Client client() {
        return Client.of(uri).withKey(RunningLeadstone.KEY, RunningLeadstone.SECRET);
    }

    URI uri() {
        return uri;
    }

    /** SIGKILL: nothing is finished, nothing is closed. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** SIGTERM; returns at once. */
    void askToEnd() {
        process.destroy();
    }

    /** The exit code, as soon as there is one. */
    int end() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
