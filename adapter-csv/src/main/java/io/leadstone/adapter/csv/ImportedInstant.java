package io.leadstone.adapter.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads instants of other systems. Without an offset they are in UTC. A date with slashes is refused, because the order
 * of day and month differs between countries.
 */
final class ImportedInstant {

    private static final DateTimeFormatter GERMAN_DATE = formatter("d.M.uuuu");
    private static final DateTimeFormatter DATE_AND_TIME = formatter("uuuu-MM-dd HH:mm[:ss[.SSS]]");
    private static final DateTimeFormatter GERMAN_DATE_AND_TIME = formatter("d.M.uuuu HH:mm[:ss]");

    private static final List<Function<String, Instant>> FORMATS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant(),
            text -> LocalDateTime.parse(text, DATE_AND_TIME).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text, GERMAN_DATE)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant(),
            text -> LocalDateTime.parse(text, GERMAN_DATE_AND_TIME).toInstant(ZoneOffset.UTC));

    private ImportedInstant() {}

    /** Returns the instant; empty if the text has no known form. */
    static Optional<Instant> of(String text) {
        return FORMATS.stream()
                .map(format -> parsed(format, text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Instant> parsed(Function<String, Instant> format, String text) {
        try {
            return Optional.of(format.apply(text));
        } catch (DateTimeException otherFormat) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
