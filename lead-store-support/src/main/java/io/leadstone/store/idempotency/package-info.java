/**
 * Idempotency keys on a key-value backend.
 *
 * <p>Start at {@link io.leadstone.store.idempotency.KeyValueIdempotentWrites}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.store.idempotency;

import org.jspecify.annotations.NullMarked;
