/**
 * The technology below all topics of the MongoDB store: collections, sessions, retries, timeouts and failures. The
 * package depends on {@code document} for the names of fields.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.session.MongoCollections}.
 *
 * <p>This package is internal and may change at any time, except {@link
 * io.leadstone.adapter.mongo.session.MongoHostTransactions}.
 */
@NullMarked
package io.leadstone.adapter.mongo.session;

import org.jspecify.annotations.NullMarked;
