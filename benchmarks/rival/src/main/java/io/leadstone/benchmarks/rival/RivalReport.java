package io.leadstone.benchmarks.rival;

import java.util.List;

/** The figures of a range of days. */
record RivalReport(long total, List<RivalLeadRepository.FunnelRow> statuses, List<RivalLeadRepository.DayRow> days) {}
