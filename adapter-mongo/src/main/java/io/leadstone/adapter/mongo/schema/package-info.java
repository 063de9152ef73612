/**
 * Indexes and migrations of the MongoDB store. The package depends on {@code document} and {@code session}.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.schema.LeadIndexes}.
 */
@NullMarked
package io.leadstone.adapter.mongo.schema;

import org.jspecify.annotations.NullMarked;
