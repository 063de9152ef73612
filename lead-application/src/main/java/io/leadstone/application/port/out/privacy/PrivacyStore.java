package io.leadstone.application.port.out.privacy;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.StoreCapability;
import io.leadstone.application.port.out.search.LeadSearch;

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

    /**
     * Returns the port that finds the leads of a person. It sees every committed write, because an erasure must find
     * all of them. A store without replicas returns the same port as {@link LeadStore#search}.
     */
    LeadSearch personSearch();

    /** Returns the port of the suppression lists. */
    SuppressionList suppressions();
}
