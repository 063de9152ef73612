/**
 * Answers requests with the header {@code Idempotency-Key} at most once. This package depends on those of requests,
 * bodies and problems, but not on a topic such as leads. Start at {@link
 * io.leadstone.adapter.rest.idempotency.IdempotentAnswers}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.idempotency;

import org.jspecify.annotations.NullMarked;
