package io.leadstone.domain.submission;

import java.time.Duration;
import java.util.Optional;

/**
 * Signals of the form of a registration, which help to detect bots. They are not stored.
 *
 * @param honeypot the text of a form field that people do not see; empty if it was not sent
 * @param timeTaken the time from the display of the form to its submission; empty if it was not sent
 */
public record FormSignals(Optional<String> honeypot, Optional<Duration> timeTaken) {

    /** No signals. */
    public static final FormSignals NONE = new FormSignals(Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException if the time is negative */
    public FormSignals {
        if (timeTaken.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("timeTaken must not be negative");
        }
    }

    @Override
    public String toString() {
        return "FormSignals[timeTaken=" + timeTaken + "]";
    }
}
