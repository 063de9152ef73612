/**
 * Idempotency keys in MongoDB. The package depends on {@code document} and {@code session}.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.idempotency.MongoIdempotentWrites}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mongo.idempotency;

import org.jspecify.annotations.NullMarked;
