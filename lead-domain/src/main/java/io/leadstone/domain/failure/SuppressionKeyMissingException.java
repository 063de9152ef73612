package io.leadstone.domain.failure;

/** The use case needs a suppression key, and the host has set none. The same call fails until the host sets one. */
public final class SuppressionKeyMissingException extends LeadException {

    public SuppressionKeyMissingException() {
        super(
                "SUPPRESSION_KEY_MISSING",
                "this installation has no suppression key: set LEADSTONE_SUPPRESSION_KEYS,"
                        + " or in Java LeadManagementBuilder.suppressionKeys");
    }
}
