/**
 * The contract of stores for leads: lifecycle, consents, events, erasure and concurrent writes. Each interface has
 * default test methods; an adapter runs them by implementing it.
 *
 * <p>Start at {@link io.leadstone.testkit.contract.lead.LeadLifecycleContract}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.testkit.contract.lead;

import org.jspecify.annotations.NullMarked;
