package io.leadstone.application.report;

import java.time.LocalDate;

/**
 * The totals of the leads of a cohort that were created on one day of the range.
 *
 * @param day a day in the time zone of the range
 * @param converted the number of these leads that have converted since
 */
public record DayTotals(LocalDate day, long leads, long converted) {}
