/**
 * The ports that a store implements for reports and exports.
 *
 * <p>Start at {@link io.leadstone.application.port.out.report.LeadFigures}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.application.port.out.report;

import org.jspecify.annotations.NullMarked;
