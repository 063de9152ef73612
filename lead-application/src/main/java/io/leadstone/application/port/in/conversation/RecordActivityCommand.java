package io.leadstone.application.port.in.conversation;

import io.leadstone.application.constraint.SatisfactionShape;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.conversation.ConversationActivity;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Reports the activity of a conversation since the last report.
 *
 * @param messages the number of messages that were exchanged; 0 if empty
 * @param satisfaction a rating from 1 to 5 with at most two decimals
 * @param at the time of the activity, not before 1970; now if empty. A time up to five minutes in the future counts as
 *     now, because clocks differ
 */
public record RecordActivityCommand(
        ConversationId conversationId,
        Optional<@Min(0) @Max(ConversationActivity.MAX_MESSAGES) Integer> messages,
        Optional<@SatisfactionShape BigDecimal> satisfaction,
        Optional<Instant> at) {

    /** Creates a command that reports {@code messages} more messages now. */
    public static RecordActivityCommand messages(ConversationId conversationId, int messages) {
        return new RecordActivityCommand(conversationId, Optional.of(messages), Optional.empty(), Optional.empty());
    }
}
