package io.leadstone.application.port.out;

import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.lead.LeadChange;

/**
 * A listener that is called inside the transaction of a change, and can veto the change with an exception. Then nothing
 * of the change is stored: neither the lead nor its ledger entries, events and deliveries. The caller gets the
 * exception unchanged.
 *
 * <p>A SQL store calls it after the last statement and before the commit, in its own transaction and in one of the
 * host. MongoDB and the store in memory call it before their single write. It runs on the thread of the call.
 *
 * <p>It may run again when the store or a use case retries the change. It may also run for a change that the store
 * refuses afterwards. Therefore it must have no effect except its veto. Only in a transaction of the host may it write,
 * through that transaction. It must not call use cases or ports of Leadstone, because the store would need a second
 * connection.
 */
public interface TransactionListener {

    /** Called for a change of a lead that is about to be committed. */
    void leadChanging(LeadChange change);

    /** Called for a conversation that is about to be opened, deleted or restored. */
    void conversationChanging(ConversationChange change);

    /** Called for an activity that is about to be added to its conversation. */
    void activityRecording(ActivityReport report);
}
