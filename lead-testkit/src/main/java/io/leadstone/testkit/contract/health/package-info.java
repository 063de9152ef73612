/**
 * The contract of stores for the health of a store. Each interface has default test methods; an adapter
 * runs them by implementing it.
 *
 * <p>Start at {@link io.leadstone.testkit.contract.health.StoreHealthContract}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.testkit.contract.health;

import org.jspecify.annotations.NullMarked;
