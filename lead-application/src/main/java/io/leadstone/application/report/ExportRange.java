package io.leadstone.application.report;

import io.leadstone.domain.failure.InvalidCommandException;
import java.time.Instant;
import java.util.Optional;

/**
 * The range of creation instants that an export includes, in whole milliseconds, both ends included. An empty end means
 * no limit.
 */
public record ExportRange(Optional<Instant> start, Optional<Instant> end) {

    /** No limits. */
    public static final ExportRange ALL = new ExportRange(Optional.empty(), Optional.empty());

    public ExportRange {
        if (start.isPresent() && end.isPresent()) {
            DateRange.requireOrder(start.get(), end.get());
        }
    }

    /**
     * Returns the range between the given dates or instants. Dates are UTC days, and an instant without an offset is in
     * UTC.
     *
     * @throws InvalidCommandException naming {@code start_date} or {@code end_date} if a text is invalid or the end is
     *     before the start
     */
    public static ExportRange of(Optional<String> startDate, Optional<String> endDate) {
        return new ExportRange(
                startDate.map(text -> DateText.UTC.first("start_date", text)),
                endDate.map(text -> DateText.UTC.last("end_date", text)));
    }
}
