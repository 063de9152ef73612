package io.leadstone.domain.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to deliver.
 *
 * @param at when it began, in whole milliseconds
 * @param duration how long it duration, in whole milliseconds
 * @param code the status code of the answer, where there was one
 * @param error what went wrong otherwise, in our own words: nothing that the receiver sent
 */
public record DeliveryAttempt(Instant at, Duration duration, Optional<Integer> code, Optional<String> error) {}
