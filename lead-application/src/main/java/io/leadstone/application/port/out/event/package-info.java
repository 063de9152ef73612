/**
 * The ports that a store implements for the event feed of a company.
 *
 * <p>Start at {@link io.leadstone.application.port.out.event.EventFeed}.
 */
@NullMarked
package io.leadstone.application.port.out.event;

import org.jspecify.annotations.NullMarked;
