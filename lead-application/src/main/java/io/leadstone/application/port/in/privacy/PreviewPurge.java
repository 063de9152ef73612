package io.leadstone.application.port.in.privacy;

import io.leadstone.domain.failure.CapabilityMissingException;

/** Counts the leads of all companies that a purge would remove. */
@FunctionalInterface
public interface PreviewPurge {

    /**
     * Returns the number of leads that are due. It changes nothing, and counts all of them. It checks no caller, as
     * {@link PurgeLeads}.
     *
     * @throws CapabilityMissingException if the store cannot purge leads
     * @throws IllegalStateException in an active transaction of the host
     */
    PurgeReport preview(RetentionRules rules);
}
