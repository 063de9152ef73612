package io.leadstone.application.service;

import io.leadstone.application.port.out.Capabilities;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.domain.failure.CapabilityMissingException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A port of a capability that the store may not have. It looks up the capability at the first use. As long as the store
 * does not have it, each use looks it up again.
 */
public final class LazyPort<P> {

    private final Class<?> capability;
    private final Supplier<Optional<P>> lookup;
    private volatile Optional<P> found = Optional.empty();

    private LazyPort(Class<?> capability, Supplier<Optional<P>> lookup) {
        this.capability = capability;
        this.lookup = lookup;
    }

    /** Creates a lookup of the port that {@code port} returns for this capability of the store. */
    public static <C, P> LazyPort<P> of(LeadStore store, Class<C> capability, Function<C, P> port) {
        return new LazyPort<>(capability, () -> store.capability(capability).map(port));
    }

    /**
     * Returns the port.
     *
     * @throws CapabilityMissingException if the store does not have the capability
     */
    public P get() {
        return find().orElseThrow(() -> Capabilities.missing(capability));
    }

    /**
     * Requires the capability without using it.
     *
     * @throws CapabilityMissingException if the store does not have the capability
     */
    public void require() {
        get();
    }

    /** Returns the port; empty if the store does not have the capability. */
    public Optional<P> find() {
        if (found.isEmpty()) {
            found = lookup.get();
        }
        return found;
    }
}
