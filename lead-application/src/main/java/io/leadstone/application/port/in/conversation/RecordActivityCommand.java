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
 * Report what went on in a conversation since the last report.
 *
 * @param messages how many messages were exchanged; none where nothing is said
 * @param satisfaction a rating from 1 to 5 with at most two decimals
 * @param at when; now where nothing is said. A clock that is a little fast is forgiven: up to five minutes ahead count as now;
 *     not before 1970
 */
public record RecordActivityCommand(
        ConversationId conversationId,
        Optional<@Min(0) @Max(ConversationActivity.MAX_MESSAGES) Integer> messages,
        Optional<@SatisfactionShape BigDecimal> satisfaction,
        Optional<Instant> at) {

    /** {@code messages} more messages, just now. */
    public static RecordActivityCommand messages(ConversationId conversationId, int messages) {
        return new RecordActivityCommand(conversationId, Optional.of(messages), Optional.empty(), Optional.empty());
    }
}
