package io.leadstone.application.broken;

import java.time.Instant;
import java.time.ZoneOffset;

/** Violates rules on purpose: it reads the clock and the environment, and prints. */
record CarelessUseCase() {

    void run() {
        System.out.println(Instant.now().atOffset(ZoneOffset.UTC) + System.getenv("LEADSTONE_STORE_URL"));
    }
}
