package io.leadstone.benchmarks.rival;

import java.util.List;

/** The figures of a range of days. The rival has no conversations, so it reports none. */
record RivalReport(
        long total,
        List<RivalLeadRepository.FunnelRow> statuses,
        List<RivalLeadRepository.SourceRow> sources,
        RivalLeadRepository.SpeedRow speed,
        List<RivalLeadRepository.DayRow> days) {}
