/**
 * The ports that a store implements for the event feed of a company.
 *
 * <p>Start at {@link io.leadstone.application.port.out.event.EventFeed}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.application.port.out.event;

import org.jspecify.annotations.NullMarked;
