/**
 * The ports that a store implements for reports and exports.
 *
 * <p>Start at {@link io.leadstone.application.port.out.report.LeadFigures}.
 */
@NullMarked
package io.leadstone.application.port.out.report;

import org.jspecify.annotations.NullMarked;
