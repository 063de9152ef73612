package io.leadstone.application.port.out.submission;

import java.time.Duration;

/**
 * A {@link RegistrationGuard} that holds a registration if its honeypot field has a text, or if its form took less than
 * a minimum time. A signal that the widget did not send is ignored.
 *
 * @param minimumTime the time that a person needs at least, such as 2 s; zero: the time is ignored
 */
public record HoneypotGuard(Duration minimumTime) implements RegistrationGuard {

    /** @throws IllegalArgumentException if the time is negative */
    public HoneypotGuard {
        if (minimumTime.isNegative()) {
            throw new IllegalArgumentException("minimumTime must not be negative, but is " + minimumTime);
        }
    }

    @Override
    public RegistrationVerdict judge(RegistrationAttempt attempt) {
        boolean isFilled =
                attempt.signals().honeypot().filter(text -> !text.isEmpty()).isPresent();
        boolean isFast = attempt.signals()
                .timeTaken()
                .filter(taken -> taken.compareTo(minimumTime) < 0)
                .isPresent();
        return isFilled || isFast ? RegistrationVerdict.HOLD : RegistrationVerdict.ACCEPT;
    }
}
