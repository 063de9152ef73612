package io.leadstone.domain.failure;

/**
 * The store of this installation lacks a capability that the use case needs. The same call fails until the host uses
 * another store.
 */
public final class CapabilityMissingException extends LeadException {

    private final String capability;

    /**
     * @param capability the name of the capability in words that a client understands, such as {@code webhooks}
     */
    public CapabilityMissingException(String capability) {
        super("CAPABILITY_MISSING", "the store of this installation does not support " + capability);
        this.capability = capability;
    }

    /** Returns the name of the missing capability, such as {@code webhooks}. */
    public String capability() {
        return capability;
    }
}
