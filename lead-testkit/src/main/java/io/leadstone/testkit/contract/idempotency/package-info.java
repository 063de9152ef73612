/**
 * Tests of the idempotency keys of a store.
 *
 * <p>Start at {@link io.leadstone.testkit.contract.IdempotencyStoreContract}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.testkit.contract.idempotency;

import org.jspecify.annotations.NullMarked;
