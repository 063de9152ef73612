package io.leadstone.application.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    private static final Instant INSTANT = Instant.parse("2026-03-01T09:30:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T09:30:00Z",
                "2026-03-01t09:30:00z",
                "2026-03-01T09:30",
                "2026-03-01T09:30:00.000",
                "2026-03-01T10:30:00+01:00",
                "2026-03-01T10:30:00+01",
                "2026-03-01T10:30:00+01:00[Europe/Paris]"
            })
    void it_parses_iso_8601(String text) {
        assertThat(InstantText.parse(text)).contains(INSTANT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-03-01",
                "09:30",
                "2026-02-30T09:30:00Z",
                "1772357400",
                "2026-03-01 09:30:00Z",
                "2026-03-01T09:30:00Z "
            })
    void other_forms_are_refused(String text) {
        assertThat(InstantText.parse(text)).isEmpty();
    }

    @Test
    void it_formats_milliseconds_in_utc() {
        assertThat(InstantText.of(INSTANT)).isEqualTo("2026-03-01T09:30:00.000Z");
        assertThat(InstantText.of(INSTANT.plusNanos(1_999_999))).isEqualTo("2026-03-01T09:30:00.001Z");
    }
}
