package io.leadstone.application.broken;

import java.time.Instant;
import java.time.ZoneOffset;

/** Breaks rules on purpose: it asks the machine for the time, reads a setting and prints. */
record CarelessUseCase() {

    void run() {
        System.out.println(Instant.now().atOffset(ZoneOffset.UTC) + System.getenv("LEADSTONE_STORE_URL"));
    }
}
