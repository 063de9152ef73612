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

/** Reads {@code Retry-After} (RFC 9110, 10.2.3). */
final class RetryAfter {

    /** No receiver makes us wait longer: a slip of its clock would be the end of its subscription. */
    static final Duration MOST = Duration.ofDays(1);

    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /** How long to wait from {@code now} on, 0 to {@link #MOST}; empty where {@code header} is neither seconds nor a date of HTTP. */
    static Optional<Duration> of(String header, Instant now) {
        String text = header.strip();
        if (!text.isEmpty() && text.chars().allMatch(sign -> sign >= '0' && sign <= '9')) {
            return Optional.of(text.length() > MOST_DIGITS ? MOST : bounded(Duration.ofSeconds(Long.parseLong(text))));
        }
        return forms(now).stream()
                .flatMap(form -> date(text, form).stream())
                .findFirst()
                .map(then -> bounded(Duration.between(now, then)));
    }

    /** The form of today, and the two that a recipient must still know (RFC 9110, 5.6.7). */
    private static List<DateTimeFormatter> forms(Instant now) {
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

    private static Optional<Instant> date(String text, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(MOST) < 0 ? wait : MOST;
    }
}
