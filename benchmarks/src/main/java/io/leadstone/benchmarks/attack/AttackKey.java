package io.leadstone.benchmarks.attack;

import java.util.Map;

/** An API key, and its form as an argument of {@link AttackProgram}. */
record AttackKey(String id, String secret) {

    /** Parses the result of {@link #argument()}. */
    static AttackKey of(String argument) {
        String[] parts = argument.split(":", 2);
        return new AttackKey(parts[0], parts[1]);
    }

    /** Returns id and secret, separated by a colon. */
    String argument() {
        return id + ":" + secret;
    }

    Map<String, String> headers() {
        return Map.of("X-API-Key", id, "X-API-Secret", secret);
    }
}
