/**
 * Lists and searches of leads in MongoDB. The package depends on {@code document} and {@code session}.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.search.MongoLeadSearch}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mongo.search;

import org.jspecify.annotations.NullMarked;
