/**
 * The event feed of a company on a key-value backend.
 *
 * <p>Start at {@link io.leadstone.store.event.KeyValueEventFeed}.
 */
@NullMarked
package io.leadstone.store.event;

import org.jspecify.annotations.NullMarked;
