/**
 * The report of a company's funnel: the range, the totals that a store computes, and the rates that follow from them.
 * The package depends on the domain and on the order of texts. Start at
 * {@link io.leadstone.application.report.LeadReport}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.report;

import org.jspecify.annotations.NullMarked;
