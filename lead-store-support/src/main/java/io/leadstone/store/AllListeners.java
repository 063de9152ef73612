package io.leadstone.store;

import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.lead.LeadChange;
import java.util.List;

/** Listener that calls several listeners in order. */
record AllListeners(List<TransactionListener> listeners) implements TransactionListener {

    @Override
    public void leadChanging(LeadChange change) {
        listeners.forEach(listener -> listener.leadChanging(change));
    }

    @Override
    public void conversationChanging(ConversationChange change) {
        listeners.forEach(listener -> listener.conversationChanging(change));
    }

    @Override
    public void activityRecording(ActivityReport report) {
        listeners.forEach(listener -> listener.activityRecording(report));
    }
}
