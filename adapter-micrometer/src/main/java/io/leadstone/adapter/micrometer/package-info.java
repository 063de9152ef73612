/**
 * Metrics of Leadstone in a registry of Micrometer: use cases, calls of the store and deliveries of webhooks. The
 * package depends on lead-application and micrometer-core only. A host adds it to its store and to its use cases.
 *
 * <p>Start at {@link io.leadstone.adapter.micrometer.LeadstoneMetrics}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.adapter.micrometer;

import org.jspecify.annotations.NullMarked;
