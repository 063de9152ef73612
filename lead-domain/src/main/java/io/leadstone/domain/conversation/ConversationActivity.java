package io.leadstone.domain.conversation;

import java.time.Instant;
import java.util.Optional;

/**
 * What went on in a conversation since the last report.
 *
 * @param messages how many messages were exchanged, 0&#8211;{@value #MAX_MESSAGES}
 * @param satisfaction a rating, where one was given
 * @param at when, in whole milliseconds; may lie before the conversation was opened here
 */
public record ConversationActivity(int messages, Optional<Satisfaction> satisfaction, Instant at) {

    /** The most messages of one report. */
    public static final int MAX_MESSAGES = 1_000_000;

    public ConversationActivity {
        if (messages < 0 || messages > MAX_MESSAGES) {
            throw new IllegalArgumentException("messages are 0 to " + MAX_MESSAGES + ", not " + messages);
        }
    }
}
