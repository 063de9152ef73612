package io.leadstone.adapter.webhook.http;

import java.util.Optional;

/**
 * Response of a receiver, without its body.
 *
 * @param code the HTTP status code
 * @param retryAfter the unparsed header {@code Retry-After}
 */
public record ReceiverAnswer(int code, Optional<String> retryAfter) {}
