package io.leadstone.adapter.mybatis.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The files of one server, and the execution of programs in it.
 *
 * @param binaries shared with other servers and never changed
 * @param directory belongs to this server only
 */
record ServerHome(Path binaries, Path directory) {

    private static final Duration PROGRAM_TIMEOUT = Duration.ofMinutes(3);
    private static final int LOG_TAIL = 3_000;

    Path data() {
        return directory.resolve("data");
    }

    Path log() {
        return directory.resolve("server.log");
    }

    String program(String path) {
        return binaries.resolve(path).toString();
    }

    /**
     * Runs a program with {@code input} and writes its output to the log. It throws an exception if the program fails.
     */
    void run(List<String> command, byte[] input) throws IOException {
        Process program = process(command).start();
        try (OutputStream standardInput = program.getOutputStream()) {
            standardInput.write(input);
        } catch (IOException endedEarly) {
            // The exit code and the log show the reason.
        }
        if (!ended(program, PROGRAM_TIMEOUT) || program.exitValue() != 0) {
            program.destroyForcibly();
            throw failure(command.get(0) + " failed", null);
        }
    }

    ProcessBuilder process(List<String> command) {
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        process.environment().keySet().removeIf(key -> key.startsWith("PG") || key.startsWith("MYSQL"));
        process.environment().put("LC_ALL", "C");
        process.environment().put("TZ", "UTC");
        return process;
    }

    /** Returns an exception whose text contains the end of the log. */
    IllegalStateException failure(String message, Exception cause) {
        return new IllegalStateException(message + "; end of the server's log:\n" + logTail(), cause);
    }

    private String logTail() {
        try {
            String text = Files.readString(log(), StandardCharsets.ISO_8859_1);
            return text.substring(Math.max(0, text.length() - LOG_TAIL));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** Returns true if {@code program} ended before the timeout. */
    static boolean ended(Process program, Duration timeout) {
        try {
            return program.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            program.destroyForcibly();
            return false;
        }
    }
}
