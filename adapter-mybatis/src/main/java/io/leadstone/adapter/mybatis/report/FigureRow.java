package io.leadstone.adapter.mybatis.report;

import io.leadstone.application.report.ConversationFigures;
import io.leadstone.application.report.DayTotals;
import io.leadstone.application.report.SourceTotals;
import io.leadstone.application.report.SpeedTotals;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the result of the report query. There are several kinds of rows. A value that does not belong to the kind is
 * 0.
 *
 * @param part the kind: "status", "total", "source", "day" or "conversation"
 * @param label the status or the source; null for leads without a source, and for the other kinds
 * @param epochDay for a day, the number of days since 1970-01-01
 * @param rankBySize for a source, its rank by the number of leads, from 1; {@code rankByShare} is its rank by the share
 *     of converted leads
 * @param doubledContactMillis for the total, twice the median time to contact; null if there is none
 * @param doubledConversionMillis for the total, twice the median time to conversion; null if there is none
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
        @Nullable Long doubledContactMillis,
        @Nullable Long doubledConversionMillis,
        long conversations,
        long messages,
        long ratings,
        long ratingHundredths) {

    SpeedTotals speed() {
        return new SpeedTotals(Optional.ofNullable(doubledContactMillis), Optional.ofNullable(doubledConversionMillis));
    }

    SourceTotals source() {
        return new SourceTotals(Optional.ofNullable(label), leads, converted);
    }

    DayTotals day() {
        return new DayTotals(LocalDate.ofEpochDay(epochDay), leads, converted);
    }

    ConversationFigures conversationFigures() {
        return new ConversationFigures(conversations, leads, messages, ratings, ratingHundredths);
    }
}
