/**
 * The event feed of a company on a key-value backend.
 *
 * <p>Start at {@link io.leadstone.store.event.KeyValueEventFeed}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.store.event;

import org.jspecify.annotations.NullMarked;
