package io.leadstone.adapter.mybatis.report;

import io.leadstone.application.report.ConversationFigures;
import io.leadstone.application.report.DayTotals;
import io.leadstone.application.report.SourceTotals;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of a report's figures, one of several kinds; what its kind does not know is 0.
 *
 * @param part which kind: {@code status}, {@code source}, {@code day} or {@code talk}
 * @param label the status or the source; null for a source that is none, and for the other kinds
 * @param epochDay of a day, how many days after 1970-01-01 it is
 * @param rankBySize of a source, its place among all by how many leads it has, from 1; {@code rankByShare} by how many convert
 */
public record FigureRow(
        String part,
        @Nullable String label,
        long epochDay,
        long rankBySize,
        long rankByShare,
        long leads,
        long contacted,
        long qualified,
        long converted,
        long marketing,
        long dataProcessing,
        long withPhone,
        long engagedMillis,
        long conversations,
        long messages,
        long ratings,
        long ratingHundredths) {

    SourceTotals source() {
        return new SourceTotals(Optional.ofNullable(label), leads, converted);
    }

    DayTotals day() {
        return new DayTotals(LocalDate.ofEpochDay(epochDay), leads, converted);
    }

    ConversationFigures talk() {
        return new ConversationFigures(conversations, leads, messages, ratings, ratingHundredths);
    }
}
