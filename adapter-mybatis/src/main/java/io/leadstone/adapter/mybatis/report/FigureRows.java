package io.leadstone.adapter.mybatis.report;

import io.leadstone.application.report.ConversationFigures;
import io.leadstone.application.report.LeadTotals;
import io.leadstone.application.report.SourceTotals;
import io.leadstone.application.report.SpeedTotals;
import io.leadstone.domain.Coded;
import io.leadstone.domain.LeadStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rows of the report query, in any order. */
record FigureRows(List<FigureRow> rows) {

    LeadTotals totals() {
        return new LeadTotals(
                byStatus(),
                sum(FigureRow::contacted),
                sum(FigureRow::qualified),
                sum(FigureRow::converted),
                sum(FigureRow::marketing),
                sum(FigureRow::dataProcessing),
                sum(FigureRow::withPhone),
                sum(FigureRow::engagedMillis),
                part("total").map(FigureRow::speed).findFirst().orElse(SpeedTotals.NONE),
                part("conversation")
                        .map(FigureRow::conversationFigures)
                        .findFirst()
                        .orElse(new ConversationFigures(0, 0, 0, 0, 0)),
                sources(FigureRow::rankBySize, LeadTotals.MAX_SOURCES),
                sources(FigureRow::rankByShare, LeadTotals.BEST_SOURCES),
                part("day")
                        .sorted(Comparator.comparingLong(FigureRow::epochDay))
                        .map(FigureRow::day)
                        .toList());
    }

    private Map<LeadStatus, Long> byStatus() {
        return part("status")
                .filter(row -> row.leads() > 0)
                .collect(Collectors.toMap(
                        row -> Coded.parse(LeadStatus.class, Objects.requireNonNull(row.label())), FigureRow::leads));
    }

    private List<SourceTotals> sources(ToLongFunction<FigureRow> rank, int limit) {
        return part("source")
                .filter(row -> rank.applyAsLong(row) <= limit)
                .sorted(Comparator.comparingLong(rank))
                .map(FigureRow::source)
                .toList();
    }

    /** Adds up a count that a database returns in the rows of the statuses or in the row of all leads. */
    private long sum(ToLongFunction<FigureRow> count) {
        return Stream.concat(part("status"), part("total")).mapToLong(count).sum();
    }

    private Stream<FigureRow> part(String name) {
        return rows.stream().filter(row -> row.part().equals(name));
    }
}
