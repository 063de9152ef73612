/**
 * Reports over HTTP: the lead report of a company, and the figures of a conversation. This package returns counts and
 * rates, but no lead. Start at {@link io.leadstone.adapter.rest.analytic.AnalyticResource}.
 */
@NullMarked
package io.leadstone.adapter.rest.analytic;

import org.jspecify.annotations.NullMarked;
