package io.leadstone.application.port.out;

import io.leadstone.domain.failure.CapabilityMissingException;

/** Looks up capabilities that a caller cannot do without. */
public final class Capabilities {

    private Capabilities() {}

    /**
     * Returns the capability of the store.
     *
     * @throws CapabilityMissingException if the store does not have it
     */
    public static <C> C require(LeadStore store, Class<C> type) {
        return store.capability(type).orElseThrow(() -> missing(type));
    }

    /** Returns the failure that names the capability in words that a client understands. */
    public static CapabilityMissingException missing(Class<?> type) {
        StoreCapability named = type.getAnnotation(StoreCapability.class);
        return new CapabilityMissingException(named == null ? type.getSimpleName() : named.value());
    }
}
