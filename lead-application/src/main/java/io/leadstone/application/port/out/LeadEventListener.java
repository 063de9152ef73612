package io.leadstone.application.port.out;

import io.leadstone.domain.LeadEvent;

/**
 * Is told what happened to leads through one {@link io.leadstone.application.LeadManagement}, after it is committed: in the thread that
 * did it, before its call returns, unless the host chose another way. The events of one change come in their order; those of changes
 * at once come in any order, and {@link LeadEvent#number()} tells it.
 *
 * <p>It is told at most once, and of nothing that another process did: where it may miss nothing, the {@link EventLog} has all of it,
 * and webhooks are sent until they arrive. What it throws is logged, and changes neither the call nor what other listeners are told.
 */
@FunctionalInterface
public interface LeadEventListener {

    /** That this happened. */
    void happened(LeadEvent event);
}
