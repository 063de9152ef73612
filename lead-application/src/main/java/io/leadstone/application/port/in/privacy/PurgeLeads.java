package io.leadstone.application.port.in.privacy;

import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.StoreUnavailableException;

/** Removes leads of all companies for good whose retention period is over. */
@FunctionalInterface
public interface PurgeLeads {

    /** 500: the number of leads that one call purges, so that a worker can be stopped between two calls. */
    int MAX_LEADS = 500;

    /** The actor of the events {@code lead.purged}. */
    String ACTOR = "retention";

    /**
     * Purges up to {@value #MAX_LEADS} leads that are due, each in a transaction of its own. Everything of a lead is
     * removed, also its events. The event {@code lead.purged} remains, and listeners are notified of it.
     *
     * <p>It is an operation for the operator of the store: it checks no caller. It must not be reachable over a
     * network. Several nodes may call it at the same time. After an interruption the next call continues.
     *
     * <p>Held registrations are removed in batches, each in a transaction of its own, without a limit of the call.
     * The completion of abandoned work, deleted leads, inactive leads and the held registrations of each company are
     * independent: if one of them fails, the others are purged, and then the call throws the exception. A call that
     * stopped at its limit logs the exception instead and returns its report, so that callers continue with the next
     * call. A lead that cannot be purged is logged and left out. If the store cannot write ten of them in a row, their
     * part ends. So does that of held registrations after ten companies.
     *
     * @throws CapabilityMissingException if the store cannot purge leads, unless the rules keep all of them
     * @throws StoreUnavailableException if the store cannot be reached; what was purged so far stays purged
     * @throws IllegalStateException in an active transaction of the host
     */
    PurgeReport purge(RetentionRules rules);
}
