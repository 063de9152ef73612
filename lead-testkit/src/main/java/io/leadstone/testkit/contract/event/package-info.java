/**
 * The contract of stores for the event feed of a company. Each interface has default test methods. An adapter runs them
 * by implementing the interface.
 *
 * <p>Start at {@link io.leadstone.testkit.contract.event.EventFeedContract}.
 */
@NullMarked
package io.leadstone.testkit.contract.event;

import org.jspecify.annotations.NullMarked;
