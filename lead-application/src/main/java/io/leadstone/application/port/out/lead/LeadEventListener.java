package io.leadstone.application.port.out.lead;

import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.domain.lead.LeadEvent;

/**
 * A listener for the events of changes that go through one {@link io.leadstone.application.LeadManagement}. It is
 * called after the commit, never after a rollback. Without a transaction of the host, it runs on the thread of the
 * call, before the call returns. Otherwise it runs after the host's commit, as a task of
 * {@link HostTransactions#afterCommit}.
 *
 * <p>The events of one transaction arrive in the order of their writes. Events of concurrent transactions arrive in any
 * order; {@link LeadEvent#number()} is their order for each lead. If the host rolls back to its own savepoint and then
 * commits, the listener also gets the events that were rolled back.
 *
 * <p>Each event is passed at most once. Changes by other processes are not passed. A host that must not miss an event
 * reads the {@link EventLog} or subscribes a webhook. An exception is logged; it affects neither the call nor other
 * listeners. Use a {@link TransactionListener} to refuse a change.
 */
@FunctionalInterface
public interface LeadEventListener {

    /** Called for an event after its commit. */
    void onEvent(LeadEvent event);
}
