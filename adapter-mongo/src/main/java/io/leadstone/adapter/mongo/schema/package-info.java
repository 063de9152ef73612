/**
 * Indexes and migrations of the MongoDB store.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.schema.LeadIndexes}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mongo.schema;

import org.jspecify.annotations.NullMarked;
