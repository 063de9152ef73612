package io.leadstone.benchmarks.attack;

import io.leadstone.server.cli.Leadstone;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as it is shipped, in a separate process with a heap of 512 MiB. */
record AttackedServer(Process process, URI uri) implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("listens on (\\S+)");
    private static final Pattern LIVE = Pattern.compile("^Total +\\d+ +(\\d+)", Pattern.MULTILINE);
    private static final double BYTES_PER_MIB = 1024 * 1024;
    private static final long TIMEOUT_SECONDS = 60;

    /** Starts the server with the settings of the store, and with others that replace those of this class. */
    static AttackedServer start(Map<String, String> settings, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        program("java"),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Leadstone.class.getName(),
                        "serve")
                .redirectError(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LEADSTONE_"));
        builder.environment().put("LEADSTONE_PORT", "0");
        // All clients of most attacks have one address, and the warm-up registers leads as fast as it can.
        builder.environment().put("LEADSTONE_RATE_PER_MINUTE", "0");
        builder.environment().put("LEADSTONE_RATE_PER_HOUR", "0");
        builder.environment().put("LEADSTONE_RATE_PER_AGENT", "0");
        builder.environment().put("LEADSTONE_RATE_PER_SESSION", "0");
        builder.environment().putAll(settings);
        Process process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher listens = LISTENS.matcher(line);
            if (listens.find()) {
                return new AttackedServer(process, URI.create(listens.group(1)));
            }
        }
        throw new IllegalStateException("the server process ended before it listened; see its log " + log);
    }

    /** Returns the path of a program of the running JDK. */
    static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** Returns the MiB of live objects after a full collection, or empty if the process does not answer in time. */
    OptionalDouble heap() throws Exception {
        Process jcmd = new ProcessBuilder(program("jcmd"), String.valueOf(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        CompletableFuture<String> text = CompletableFuture.supplyAsync(() -> textOf(jcmd));
        try {
            Matcher live = LIVE.matcher(text.get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
            return live.find()
                    ? OptionalDouble.of(Long.parseLong(live.group(1)) / BYTES_PER_MIB)
                    : OptionalDouble.empty();
        } catch (TimeoutException stuck) {
            jcmd.destroyForcibly();
            return OptionalDouble.empty();
        }
    }

    /** Sends SIGTERM and returns the time until the process has ended, at most one minute. */
    Duration terminate() throws InterruptedException {
        long start = System.nanoTime();
        process.destroy();
        process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String textOf(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException ended) {
            return "";
        }
    }
}
