package io.leadstone.benchmarks.http;

import io.leadstone.server.cli.Leadstone;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as it is shipped, in a process of its own with a heap of 256 MiB. Its live objects can be measured. */
record MeasuredServer(Process process, URI uri, Map<String, String> settings) implements AutoCloseable {

    /** The headers of a request with the first API key, which has all scopes. */
    static final Map<String, String> KEY = Map.of("X-API-Key", "benchmark", "X-API-Secret", "benchmark-secret");

    private static final Pattern USED = Pattern.compile("^Total +\\d+ +(\\d+)", Pattern.MULTILINE);
    private static final double BYTES_PER_MIB = 1024 * 1024;
    private static final int START_SECONDS = 120;

    /**
     * Starts the server and waits until it answers.
     *
     * @param further settings beside those of the store
     * @param log the file of its output
     */
    static MeasuredServer start(HeapStore store, Map<String, String> further, File log) throws Exception {
        int port = freePort();
        Map<String, String> settings = new HashMap<>(store.settings());
        settings.put("LEADSTONE_PORT", String.valueOf(port));
        settings.put("LEADSTONE_BOOTSTRAP_API_KEY", "benchmark");
        settings.put("LEADSTONE_BOOTSTRAP_API_SECRET", "benchmark-secret");
        settings.putAll(further);
        MeasuredServer server = new MeasuredServer(
                program(settings, "serve")
                        .redirectErrorStream(true)
                        .redirectOutput(log)
                        .start(),
                URI.create("http://127.0.0.1:" + port),
                Map.copyOf(settings));
        server.await();
        return server;
    }

    private static ProcessBuilder program(Map<String, String> settings, String command) {
        ProcessBuilder program = new ProcessBuilder(
                java("java"),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Leadstone.class.getName(),
                command);
        program.environment().keySet().removeIf(name -> name.startsWith("LEADSTONE_"));
        program.environment().putAll(settings);
        return program;
    }

    /** Runs another command with the settings of the server. Returns what it printed. */
    String run(String command) throws Exception {
        Process other = program(settings, command).redirectErrorStream(true).start();
        String output = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (other.waitFor() != 0) {
            throw new IllegalStateException(command + " failed: " + output);
        }
        return output;
    }

    /**
     * Returns the MiB of live objects. The JVM counts them in the pause of a full collection, so that no new garbage
     * is included.
     */
    double heap() throws Exception {
        Process jcmd =
                new ProcessBuilder(List.of(java("jcmd"), String.valueOf(process.pid()), "GC.class_histogram")).start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        Matcher used = USED.matcher(output);
        if (!used.find()) {
            throw new IllegalStateException("jcmd printed no heap size");
        }
        return Long.parseLong(used.group(1)) / BYTES_PER_MIB;
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private void await() throws Exception {
        for (int i = 0; i < START_SECONDS; i++) {
            try (Exchange exchange = new Exchange(uri)) {
                exchange.send(Request.get("/health", Map.of()).bytes());
                return;
            } catch (ConnectException notYet) {
                TimeUnit.SECONDS.sleep(1);
            }
        }
        close();
        throw new IllegalStateException("the server did not start within " + START_SECONDS + " seconds");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
