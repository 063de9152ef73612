package io.leadstone.application.port.out.privacy;

import io.leadstone.application.port.out.StoreCapability;

/** The capability of a store to remove leads for good after a retention period. */
@StoreCapability("retention")
public interface PrivacyStore {

    /** Returns the port that purges leads. */
    LeadPurge purge();
}
