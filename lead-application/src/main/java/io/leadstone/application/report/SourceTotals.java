package io.leadstone.application.report;

import java.util.Optional;

/**
 * The totals of the leads of a cohort that came from one source.
 *
 * @param source the name of the source; empty for leads without a source
 * @param converted the number of these leads that have converted
 */
public record SourceTotals(Optional<String> source, long leads, long converted) {}
