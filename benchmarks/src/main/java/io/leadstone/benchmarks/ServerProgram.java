package io.leadstone.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A Java program in a separate process, which ends with this process. */
public record ServerProgram(Process process, String firstLine) implements AutoCloseable {

    /** Starts the program and waits for its first line of output. Its standard error is discarded. */
    public static ServerProgram start(List<String> options, Class<?> main) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null) {
            throw new IllegalStateException(main.getSimpleName() + " ended without any output");
        }
        return new ServerProgram(process, line);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
