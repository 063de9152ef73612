package io.leadstone.domain.submission;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** State of a submission. Later versions may add states. */
public enum SubmissionState implements Coded {
    /** Nothing was taken over yet. */
    RECEIVED,
    /** The submission created its lead, or a member or the host's rule took values over. */
    APPLIED;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
