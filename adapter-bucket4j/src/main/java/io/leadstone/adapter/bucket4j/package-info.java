/**
 * Rate limits in the memory of one node. The package depends on the application and on Bucket4j.
 *
 * <p>Start at {@link io.leadstone.adapter.bucket4j.Bucket4jRateLimiter}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.adapter.bucket4j;

import org.jspecify.annotations.NullMarked;
