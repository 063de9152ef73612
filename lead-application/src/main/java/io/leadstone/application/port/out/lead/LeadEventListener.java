package io.leadstone.application.port.out.lead;

import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.domain.lead.LeadEvent;

/**
 * A listener for the events of leads that went through one {@link io.leadstone.application.LeadManagement}. It is called after the
 * commit, never after a rollback. Without a transaction of the host that is in the thread of the call, before the call returns. With
 * one it is after the host's commit, where {@link HostTransactions#afterCommit} runs its tasks.
 *
 * <p>The events of one transaction come in the order in which they onEvent. Those of concurrent transactions come in any order;
 * {@link LeadEvent#number()} gives the order for each lead. A transaction that the host rolls back to a savepoint of its own and then
 * commits is committed for the listener: it hears of all that was written in it.
 *
 * <p>Each event is delivered at most once, and changes by other processes are not delivered at all. A host that may miss nothing
 * reads the {@link EventLog} or subscribes a webhook. An exception is logged; it changes neither the call nor what other listeners hear.
 * A listener that may refuse a change is a {@link TransactionListener}.
 */
@FunctionalInterface
public interface LeadEventListener {

    /** Called for an event that is committed. */
    void onEvent(LeadEvent event);
}
