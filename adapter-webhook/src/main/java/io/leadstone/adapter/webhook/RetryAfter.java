package io.leadstone.adapter.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parser of the header {@code Retry-After} (RFC 9110, section 10.2.3). */
final class RetryAfter {

    /** Longest accepted pause. A receiver with a wrong clock must not stop its deliveries. */
    static final Duration MAX = Duration.ofDays(1);

    private static final int MAX_DIGITS = 9;

    private RetryAfter() {}

    /**
     * Returns the pause from {@code now} on, from 0 to {@link #MAX}. Returns empty if {@code header} is neither a
     * number of seconds nor an HTTP date.
     */
    static Optional<Duration> of(String header, Instant now) {
        String text = header.strip();
        if (!text.isEmpty() && text.chars().allMatch(character -> character >= '0' && character <= '9')) {
            return Optional.of(text.length() > MAX_DIGITS ? MAX : bounded(Duration.ofSeconds(Long.parseLong(text))));
        }
        return formats(now).stream()
                .flatMap(format -> date(text, format).stream())
                .findFirst()
                .map(date -> bounded(Duration.between(now, date)));
    }

    /**
     * Returns the current format of HTTP dates and the two obsolete ones that recipients must accept (RFC 9110,
     * 5.6.7).
     */
    private static List<DateTimeFormatter> formats(Instant now) {
        LocalDate fiftyYearsAgo = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(50);
        return List.of(
                DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH),
                new DateTimeFormatterBuilder()
                        .appendPattern("EEEE, dd-MMM-")
                        .appendValueReduced(ChronoField.YEAR, 2, 2, fiftyYearsAgo)
                        .appendPattern(" HH:mm:ss 'GMT'")
                        .toFormatter(Locale.ENGLISH),
                DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH));
    }

    private static Optional<Instant> date(String text, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException otherFormat) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration pause) {
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(MAX) < 0 ? pause : MAX;
    }
}
