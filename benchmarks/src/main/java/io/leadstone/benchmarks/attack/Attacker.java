package io.leadstone.benchmarks.attack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A running {@link AttackProgram}. */
record Attacker(Process process, BufferedReader out) implements AutoCloseable {

    private static final String LOWEST_PRIORITY = "19";

    /** Starts the program at the lowest priority and waits until the attack has begun. */
    static Attacker start(Attack attack, URI server, long seconds, List<AttackKey> keys) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "nice",
                "-n",
                LOWEST_PRIORITY,
                AttackedServer.program("java"),
                "-cp",
                System.getProperty("java.class.path"),
                AttackProgram.class.getName(),
                attack.name(),
                server.toString(),
                String.valueOf(seconds)));
        keys.forEach(key -> command.add(key.argument()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (out.readLine() == null) {
            throw new IllegalStateException("the attacker ended before the attack began");
        }
        return new Attacker(process, out);
    }

    /** Waits for the end of the attack and returns the answers to it. */
    Answers answers() throws IOException {
        String line = Optional.ofNullable(out.readLine()).orElse("0 nothing");
        int space = line.indexOf(' ');
        return new Answers(Long.parseLong(line.substring(0, space)), line.substring(space + 1));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /**
     * The answers to an attack.
     *
     * @param largest the size of the largest answer in bytes
     * @param counts the number of answers per status
     */
    record Answers(long largest, String counts) {}
}
