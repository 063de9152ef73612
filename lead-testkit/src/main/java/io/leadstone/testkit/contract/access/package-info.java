/**
 * The contract of stores for API keys. Each interface has default test methods; an adapter
 * runs them by implementing it.
 *
 * <p>Start at {@link io.leadstone.testkit.contract.access.ApiKeyRepositoryContract}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.testkit.contract.access;

import org.jspecify.annotations.NullMarked;
