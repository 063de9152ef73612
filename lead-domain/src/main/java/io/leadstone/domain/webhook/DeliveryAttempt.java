package io.leadstone.domain.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt of a delivery: an HTTP request and its result.
 *
 * @param at the instant of its start, in whole milliseconds
 * @param duration its duration, in whole milliseconds
 * @param code the HTTP status code of the response; empty if there was none
 * @param error a text of Leadstone about the failure, without content of the receiver; empty if there was a response
 */
public record DeliveryAttempt(Instant at, Duration duration, Optional<Integer> code, Optional<String> error) {}
