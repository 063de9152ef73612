package io.leadstone.application.port.out.privacy;

import io.leadstone.application.port.out.StoreCapability;

/**
 * The capability of a store to remove leads for good after a retention period, to export everything about a person, and
 * to keep suppression lists.
 */
@StoreCapability("retention, person exports and suppression")
public interface PrivacyStore {

    /** Returns the port that purges leads. */
    LeadPurge purge();

    /** Returns the port that reads what is stored about a lead. */
    PersonRecords personRecords();

    /** Returns the port of the suppression lists. */
    SuppressionList suppressions();
}
