package io.leadstone.application.port.out.privacy;

import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PurgedLead;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds leads of all companies whose retention period is over, and removes them for good.
 *
 * <p>Several nodes may purge at the same time. Each lead is removed by one of them, with one event.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the store cannot be reached, and
 * {@link IllegalStateException} in an active transaction of the host.
 */
public interface LeadPurge {

    /**
     * Completes the work of processes that died between two writes: registrations, erasures, purges. Only a store
     * without transactions has such work. Each purge calls it first, even if no lead is due.
     */
    void completeAbandoned();

    /**
     * Returns leads that are due, in an order that does not change.
     *
     * @param latest for {@link PurgeReason#DELETED}: the leads that were deleted at this instant or earlier; for
     *     {@link PurgeReason#INACTIVE}: the live leads whose newest event happened then or earlier
     * @param after the last lead of the batch before; empty for the first batch
     * @param limit the maximum number of leads, at least 1
     */
    List<LeadSnapshot> due(PurgeReason reason, Instant latest, Optional<LeadSnapshot> after, int limit);

    /** Returns the number of leads that {@link #due} would return without a limit. */
    long countDue(PurgeReason reason, Instant latest);

    /**
     * Removes the lead with its events, its ledger, its conversations, its submissions, its search terms, and all
     * messages to webhooks. It keeps and enqueues the event of the purge, which is also in the event feed, and removes
     * and adds the entries of the suppression list. It does so only if the lead has had no further change or event. A
     * crash during the call leaves either the lead or its purge. A store without transactions completes an interrupted
     * purge in a later call of {@link #completeAbandoned}.
     *
     * @return false if the lead has changed, or if another node purges it
     */
    boolean purge(PurgedLead purged);
}
