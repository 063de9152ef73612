/**
 * Values of idempotent writes: the key of a caller, its reservation, the attempt to write, and the answer that is kept.
 * A repeated request with the same key gets the kept answer, and nothing is written twice.
 *
 * <p>Start at {@link io.leadstone.application.idempotency.ReservedKey}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.idempotency;

import org.jspecify.annotations.NullMarked;
