package io.leadstone.application.port.out;

import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.lead.LeadChange;

/**
 * A listener inside the transaction of a change. An exception that it throws vetoes the change: nothing of it is stored, neither the
 * lead nor its ledger entries, events and deliveries, and the caller gets the exception unchanged.
 *
 * <p>A SQL store calls it after the last statement and before the commit, in its own transaction as in one of the host. MongoDB calls
 * it before the single write, as does the store in memory. It runs on the thread of the call.
 *
 * <p>It may run again when the store or a use case retries the change, and for a change that the store refuses afterwards. So it must
 * have no effects but its veto. Only in a transaction of the host may it write, through that transaction. It must not call
 * Leadstone's use cases or ports: the store would need a second connection meanwhile.
 */
public interface TransactionListener {

    /** Called for a change of a lead that is about to be committed. */
    void leadChanging(LeadChange change);

    /** Called for a conversation that is about to be opened, deleted or restored. */
    void conversationChanging(ConversationChange change);

    /** Called for an activity that is about to be added to its conversation. */
    void activityRecording(ActivityReport report);
}
