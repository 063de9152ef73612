package io.leadstone.application.report;

import java.time.LocalDate;

/**
 * The leads of a cohort that were created on one UTC day.
 *
 * @param converted how many of them have converted since
 */
public record DayTotals(LocalDate day, long leads, long converted) {}
