package io.leadstone.adapter.mongo;

import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.lead.LeadChange;

/** Does the work of another process between the reads of a change and its write. */
public record CallingListener(Runnable work) implements TransactionListener {

    @Override
    public void leadChanging(LeadChange change) {
        work.run();
    }

    @Override
    public void conversationChanging(ConversationChange change) {
        work.run();
    }

    @Override
    public void activityRecording(ActivityReport report) {
        work.run();
    }
}
