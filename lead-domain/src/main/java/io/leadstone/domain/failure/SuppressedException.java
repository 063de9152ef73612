package io.leadstone.domain.failure;

/** The suppression list of the company refuses the email or the phone number. */
public final class SuppressedException extends LeadException {

    public SuppressedException() {
        super("SUPPRESSED", "the suppression list of the company refuses this email or phone number");
    }
}
