package io.leadstone.application.port.in.idempotency;

import io.leadstone.application.idempotency.KeptAnswer;

/**
 * The answer to a request with an idempotency key.
 *
 * @param isReplayed true if an earlier request with the key has written, and this one has not
 */
public record IdempotentAnswer(KeptAnswer answer, boolean isReplayed) {}
