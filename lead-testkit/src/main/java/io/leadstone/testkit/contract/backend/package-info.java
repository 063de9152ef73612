/**
 * The contract of a key-value backend as tests. The package depends on lead-store-support and on JUnit.
 *
 * <p>Start at {@link io.leadstone.testkit.contract.backend.KeyValueBackendContract}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.testkit.contract.backend;

import org.jspecify.annotations.NullMarked;
