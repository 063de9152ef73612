/**
 * The contract of stores for API keys. Each interface has default test methods; an adapter
 * runs them by implementing it.
 *
 * <p>Start at {@link io.leadstone.testkit.contract.access.ApiKeyRepositoryContract}.
 */
@NullMarked
package io.leadstone.testkit.contract.access;

import org.jspecify.annotations.NullMarked;
