package io.leadstone.domain.submission;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** State of a submission. Later versions may add states. */
public enum SubmissionState implements Coded {
    /** The state of a submission that a guard holds back. It has no lead until a member releases it. */
    HELD,
    /** The state before values are taken over. */
    RECEIVED,
    /** The state after the submission created its lead, or after values were taken over. */
    APPLIED;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
