/**
 * The use cases of idempotency keys.
 *
 * <p>Start at {@link io.leadstone.application.port.in.idempotency.AnswerOnce}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.port.in.idempotency;

import org.jspecify.annotations.NullMarked;
