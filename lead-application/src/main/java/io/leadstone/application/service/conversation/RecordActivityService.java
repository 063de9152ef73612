package io.leadstone.application.service.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.conversation.RecordActivity;
import io.leadstone.application.port.in.conversation.RecordActivityCommand;
import io.leadstone.application.service.UseCaseParts;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationActivity;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.Satisfaction;
import io.leadstone.domain.failure.InvalidCommandException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Implements {@link RecordActivity}. */
record RecordActivityService(UseCaseParts parts, SessionConversations sessions) implements RecordActivity {

    /** Maximum difference of the clocks: 5 minutes. A time within it counts as now. */
    private static final Duration ALLOWED_CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    @Override
    public ConversationSnapshot recordActivity(Caller caller, RecordActivityCommand command) {
        if (caller.session().isEmpty()) {
            caller.require(Scope.WRITE);
        }
        parts.check().require(command);
        ChangeContext context = parts.contexts().by(caller);
        ConversationActivity activity = new ConversationActivity(
                command.messages().orElse(0),
                command.satisfaction().flatMap(Satisfaction::of),
                command.at().map(at -> activityTime(at, context.at())).orElse(context.at()));
        caller.session().ifPresent(session -> sessions.require(caller, session, command.conversationId()));
        ConversationSnapshot recorded = parts.conversations()
                .get()
                .record(ActivityReport.of(caller.companyId(), command.conversationId(), activity, context));
        return SessionConversations.seenBy(caller, recorded);
    }

    /**
     * Returns the time of the activity: not in the future, and not before 1970, because every store can represent such
     * times.
     */
    private static Instant activityTime(Instant at, Instant now) {
        if (at.isBefore(Instant.EPOCH)) {
            throw new InvalidCommandException("at", "must not be before 1970");
        }
        if (at.isAfter(now.plus(ALLOWED_CLOCK_DIFFERENCE))) {
            throw new InvalidCommandException("at", "must not be in the future");
        }
        return at.isAfter(now) ? now : at.truncatedTo(ChronoUnit.MILLIS);
    }
}
