package io.leadstone.adapter.webhook.http;

import java.util.Optional;

/**
 * What a receiver answered; of its body nothing is kept.
 *
 * @param code the status code
 * @param retryAfter the header {@code Retry-After} as it came
 */
public record ReceiverAnswer(int code, Optional<String> retryAfter) {}
