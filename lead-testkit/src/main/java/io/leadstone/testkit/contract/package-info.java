/**
 * The contract of every store as tests: interfaces, one topic each, whose default methods a store's test inherits. It knows the
 * ports and what may pass through them, and no store. Start at {@link io.leadstone.testkit.contract.LeadStoreContract}; a new
 * promise of a port is a new test here, a new port a new interface that the bundle extends.
 */
@NullMarked
package io.leadstone.testkit.contract;

import org.jspecify.annotations.NullMarked;
