/**
 * Lists and searches of leads in MongoDB. The package depends on {@code document} and {@code session}.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.search.MongoLeadSearch}.
 */
@NullMarked
package io.leadstone.adapter.mongo.search;

import org.jspecify.annotations.NullMarked;
