package io.leadstone.benchmarks.attack;

import java.util.Map;

/** An API key, and its form as an argument of {@link AttackProgram}. */
record ApiKey(String id, String secret) {

    /** Reads what {@link #argument()} returned. */
    static ApiKey of(String argument) {
        String[] parts = argument.split(":", 2);
        return new ApiKey(parts[0], parts[1]);
    }

    /** Id and secret with a colon between. */
    String argument() {
        return id + ":" + secret;
    }

    Map<String, String> headers() {
        return Map.of("X-API-Key", id, "X-API-Secret", secret);
    }
}
