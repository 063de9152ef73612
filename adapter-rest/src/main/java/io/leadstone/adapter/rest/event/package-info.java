/**
 * The route of the event feed.
 *
 * <p>Start at {@link io.leadstone.adapter.rest.event.EventFeedResource}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.event;

import org.jspecify.annotations.NullMarked;
