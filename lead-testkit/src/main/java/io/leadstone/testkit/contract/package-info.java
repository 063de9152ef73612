/**
 * The store contract as tests. Each interface tests one topic with default methods, which a store's test class
 * inherits. The package depends on the ports and their types, and on no store. A new rule of a port is a new test here.
 * A new port is a new interface that a bundle extends.
 *
 * <p>Start at {@link io.leadstone.testkit.contract.LeadStoreContract}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.testkit.contract;

import org.jspecify.annotations.NullMarked;
