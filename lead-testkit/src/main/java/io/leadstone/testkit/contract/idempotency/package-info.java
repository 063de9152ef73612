/**
 * Tests of the idempotency keys of a store.
 *
 * <p>Start at {@link io.leadstone.testkit.contract.IdempotencyStoreContract}.
 *
 * <p>Hosts run these tests through the bundles. Single tests may change with any version.
 */
@NullMarked
package io.leadstone.testkit.contract.idempotency;

import org.jspecify.annotations.NullMarked;
