/**
 * Reports over HTTP: the lead report of a company, and the figures of a conversation. This package returns counts and
 * rates, but no lead. Start at {@link io.leadstone.adapter.rest.analytic.AnalyticResource}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.analytic;

import org.jspecify.annotations.NullMarked;
