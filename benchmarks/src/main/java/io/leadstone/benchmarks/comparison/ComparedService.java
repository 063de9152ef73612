package io.leadstone.benchmarks.comparison;

import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.server.cli.Leadstone;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the compared services, in a process of its own.
 *
 * @param updates the number of updates that it has got
 */
record ComparedService(String name, boolean isLeadstone, Process process, URI uri, AtomicLong updates)
        implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("listens on (http\\S+)");

    /** The same for each service. */
    private static final List<String> JVM = List.of("-Xms1g", "-Xmx1g");

    /** Starts Leadstone as it is shipped. */
    static ComparedService leadstone(String java, TestDatabase database, Path log) throws IOException {
        List<String> command = command(
                java, List.of("-cp", System.getProperty("java.class.path"), Leadstone.class.getName(), "serve"));
        Map<String, String> settings = Map.of(
                "LEADSTONE_STORE_URL", database.url(),
                "LEADSTONE_STORE_USER", database.user(),
                "LEADSTONE_STORE_PASSWORD", database.password(),
                "LEADSTONE_PORT", "0");
        return start("Leadstone", true, command, settings, log);
    }

    /** Starts the rival from its jar. */
    static ComparedService rival(String name, String java, Path jar, TestDatabase database, Path log)
            throws IOException {
        Map<String, String> settings = Map.of(
                "SPRING_DATASOURCE_URL", database.url(),
                "SPRING_DATASOURCE_USERNAME", database.user(),
                "SPRING_DATASOURCE_PASSWORD", database.password(),
                // Tomcat would close each connection after 100 requests.
                "SERVER_TOMCAT_MAX_KEEP_ALIVE_REQUESTS", "-1");
        return start(name, false, command(java, List.of("-jar", jar.toString())), settings, log);
    }

    /** Returns the status as this service writes it. */
    String status(String status) {
        return isLeadstone ? status : status.toUpperCase(Locale.ROOT);
    }

    private static List<String> command(String java, List<String> program) {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(JVM);
        String options = System.getProperty("benchmark.jvm", "");
        if (!options.isBlank()) {
            command.addAll(List.of(options.strip().split(" +", -1)));
        }
        command.addAll(program);
        return command;
    }

    private static ComparedService start(
            String name, boolean isLeadstone, List<String> command, Map<String, String> settings, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(key -> key.startsWith("LEADSTONE_") || key.startsWith("SPRING_"));
        builder.environment().putAll(settings);
        Process process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder output = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher listens = LISTENS.matcher(line);
            if (listens.find()) {
                copy(out, log);
                return new ComparedService(name, isLeadstone, process, URI.create(listens.group(1)), new AtomicLong());
            }
            output.append(line).append('\n');
        }
        throw new IllegalStateException(name + " ended before it listened:\n" + output);
    }

    /** Copies the rest of the output to the log. A full pipe would stop the service. */
    private static void copy(BufferedReader out, Path log) {
        Thread reader = new Thread(
                () -> {
                    try (out;
                            BufferedWriter file = Files.newBufferedWriter(log)) {
                        for (String line = out.readLine(); line != null; line = out.readLine()) {
                            file.write(line + "\n");
                            file.flush();
                        }
                    } catch (IOException ended) {
                        // The service has ended.
                    }
                },
                "compared-output");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
