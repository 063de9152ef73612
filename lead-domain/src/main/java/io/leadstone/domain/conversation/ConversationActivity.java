package io.leadstone.domain.conversation;

import java.time.Instant;
import java.util.Optional;

/**
 * Activity in a conversation since the last report.
 *
 * @param messages the number of messages, 0&#8211;{@value #MAX_MESSAGES}
 * @param satisfaction a rating; empty if none was given
 * @param at the instant of the activity, in whole milliseconds; it may be before the conversation was opened here
 */
public record ConversationActivity(int messages, Optional<Satisfaction> satisfaction, Instant at) {

    /** Maximum number of messages in one report. */
    public static final int MAX_MESSAGES = 1_000_000;

    public ConversationActivity {
        if (messages < 0 || messages > MAX_MESSAGES) {
            throw new IllegalArgumentException("messages must be 0 to " + MAX_MESSAGES + ", but is " + messages);
        }
    }
}
