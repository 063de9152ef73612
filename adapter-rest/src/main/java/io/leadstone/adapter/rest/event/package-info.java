/**
 * The route of the event feed.
 *
 * <p>Start at {@link io.leadstone.adapter.rest.event.EventFeedResource}.
 */
@NullMarked
package io.leadstone.adapter.rest.event;

import org.jspecify.annotations.NullMarked;
