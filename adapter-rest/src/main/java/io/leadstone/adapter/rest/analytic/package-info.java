/**
 * Figures over HTTP: the funnel of a company, and what a conversation came to. It knows counts and rates, and no lead. Start at
 * {@link io.leadstone.adapter.rest.analytic.AnalyticResource}.
 */
@NullMarked
package io.leadstone.adapter.rest.analytic;

import org.jspecify.annotations.NullMarked;
