package io.leadstone.application.port.out;

/** The capability of a store to check its connection. */
@StoreCapability("health checks")
public interface HealthStore {

    /** Returns the check of the store. */
    StoreHealth health();
}
