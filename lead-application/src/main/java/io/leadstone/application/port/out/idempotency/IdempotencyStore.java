package io.leadstone.application.port.out.idempotency;

import io.leadstone.application.port.out.StoreCapability;

/** The capability of a store to run a request with an idempotency key at most once, on all nodes together. */
@StoreCapability("idempotency keys")
public interface IdempotencyStore {

    /** Returns the port that reserves keys and keeps answers. */
    IdempotentWrites idempotentWrites();
}
