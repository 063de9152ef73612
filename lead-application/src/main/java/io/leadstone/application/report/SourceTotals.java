package io.leadstone.application.report;

import java.util.Optional;

/**
 * The leads of a cohort that came from one source.
 *
 * @param source empty for those that came from none
 * @param converted how many of them have converted
 */
public record SourceTotals(Optional<String> source, long leads, long converted) {}
