/**
 * The purge of leads and the records of a person in MongoDB.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.privacy.MongoLeadPurge}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mongo.privacy;

import org.jspecify.annotations.NullMarked;
