package io.leadstone.application.report;

import io.leadstone.domain.failure.InvalidCommandException;
import java.time.Instant;
import java.util.Optional;

/**
 * Which part of a company's data an export has, by when it was created, both ends included, in whole milliseconds; an end that is
 * empty is open.
 */
public record ExportRange(Optional<Instant> start, Optional<Instant> end) {

    /** Everything. */
    public static final ExportRange ALL = new ExportRange(Optional.empty(), Optional.empty());

    public ExportRange {
        if (start.isPresent() && end.isPresent()) {
            DateRange.requireOrder(start.get(), end.get());
        }
    }

    /** Returns true if {@code instant} is in the range; both ends are in it. */
    public boolean includes(Instant instant) {
        return start.map(from -> !instant.isBefore(from)).orElse(true)
                && end.map(to -> !instant.isAfter(to)).orElse(true);
    }

    /**
     * The range that a client asked for, in dates or instants.
     *
     * @throws InvalidCommandException naming {@code start_date} or {@code end_date} where it says none
     */
    public static ExportRange of(Optional<String> startDate, Optional<String> endDate) {
        return new ExportRange(
                startDate.map(text -> DateText.first("start_date", text)),
                endDate.map(text -> DateText.last("end_date", text)));
    }
}
