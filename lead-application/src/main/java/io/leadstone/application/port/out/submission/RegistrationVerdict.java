package io.leadstone.application.port.out.submission;

/** The decision of a {@link RegistrationGuard}. */
public enum RegistrationVerdict {
    /** The registration creates a lead, or points to the lead that has its email. */
    ACCEPT,
    /** The registration is stored without a lead, until a member releases or discards it. */
    HOLD
}
