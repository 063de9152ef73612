/**
 * The event feed of a company in MongoDB. The package depends on {@code document} and {@code session}, and on {@code
 * lead} for the events of conversations that are not in the log of their lead yet.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.event.MongoEventFeed}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mongo.event;

import org.jspecify.annotations.NullMarked;
