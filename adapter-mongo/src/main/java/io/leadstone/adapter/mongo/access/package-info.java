/**
 * API keys in MongoDB. The package depends on {@code document} and {@code session}.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.access.MongoApiKeyRepository}.
 */
@NullMarked
package io.leadstone.adapter.mongo.access;

import org.jspecify.annotations.NullMarked;
