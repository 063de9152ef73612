package io.leadstone.application.port.out;

import io.leadstone.domain.failure.CapabilityMissingException;

/** Looks up the capabilities of a store, and throws if the store does not have the required one. */
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

    /**
     * Returns the exception that names the missing capability by {@link StoreCapability#value}. The message may reach
     * clients, so it never names a class.
     */
    public static CapabilityMissingException missing(Class<?> type) {
        StoreCapability named = type.getAnnotation(StoreCapability.class);
        return new CapabilityMissingException(named == null ? "what this call needs" : named.value());
    }
}
