/**
 * The contract of stores for the event feed of a company. Each interface has default test methods. An adapter runs them
 * by implementing the interface.
 *
 * <p>Start at {@link io.leadstone.testkit.contract.event.EventFeedContract}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.testkit.contract.event;

import org.jspecify.annotations.NullMarked;
