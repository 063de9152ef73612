package io.leadstone.domain.lead;

import io.leadstone.domain.ConversationId;
import java.time.Instant;
import java.util.Optional;

/**
 * The last activity of a lead.
 *
 * @param lastAt the instant of the last change of status or of the last activity in a conversation, but not before
 *     the creation of the lead; empty before the first. The deletion of a conversation does not change it
 * @param lastConversation the conversation that was opened last, even if it was deleted later
 */
public record LeadEngagement(Optional<Instant> lastAt, Optional<ConversationId> lastConversation) {

    /** A lead without activity. */
    public static final LeadEngagement NONE = new LeadEngagement(Optional.empty(), Optional.empty());

    LeadEngagement activeAt(Instant at, Instant createdAt) {
        Instant earliest = lastAt.orElse(createdAt);
        return new LeadEngagement(Optional.of(at.isBefore(earliest) ? earliest : at), lastConversation);
    }

    LeadEngagement conversation(ConversationId opened) {
        return new LeadEngagement(lastAt, Optional.of(opened));
    }
}
