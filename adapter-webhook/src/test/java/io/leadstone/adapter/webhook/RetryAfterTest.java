package io.leadstone.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the parser of {@code Retry-After}. */
final class RetryAfterTest {

    private static final Instant NOW = Instant.parse("1994-11-06T08:47:37Z");

    @ParameterizedTest
    @CsvSource({"0, PT0S", "1, PT1S", "' 120 ', PT2M", "86400, PT24H", "86401, PT24H", "99999999999999999999, PT24H"})
    void seconds_are_limited_to_a_day(String header, Duration pause) {
        assertThat(RetryAfter.of(header, NOW)).contains(pause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
    void each_date_format_of_http_is_accepted(String header) {
        assertThat(RetryAfter.of(header, NOW)).contains(Duration.ofMinutes(2));
    }

    @Test
    void dates_are_limited_to_now_and_a_day() {
        assertThat(RetryAfter.of("Sat, 05 Nov 1994 08:49:37 GMT", NOW)).contains(Duration.ZERO);
        assertThat(RetryAfter.of("Sun, 06 Nov 2044 08:49:37 GMT", NOW)).contains(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "soon", "-5", "1.5", "+3", "1e3", "٣", "Sun, 99 Nov 1994 08:49:37 GMT"})
    void other_values_are_ignored(String header) {
        assertThat(RetryAfter.of(header, NOW)).isEmpty();
    }
}
