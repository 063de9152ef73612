/**
 * The ports that a store implements for idempotency keys.
 *
 * <p>Start at {@link io.leadstone.application.port.out.idempotency.IdempotentWrites}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.application.port.out.idempotency;

import org.jspecify.annotations.NullMarked;
