package io.leadstone.spring;

import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.lead.LeadChange;
import org.springframework.context.ApplicationEventPublisher;

/** Publishes changes inside their transaction. An exception of a listener vetoes the change. */
record PublishingListener(ApplicationEventPublisher publisher) implements TransactionListener {

    @Override
    public void leadChanging(LeadChange change) {
        publisher.publishEvent(change);
    }

    @Override
    public void conversationChanging(ConversationChange change) {
        publisher.publishEvent(change);
    }

    @Override
    public void activityRecording(ActivityReport report) {
        publisher.publishEvent(report);
    }
}
