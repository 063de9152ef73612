package io.leadstone.domain.lead;

import io.leadstone.domain.ConversationId;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a lead has engaged.
 *
 * @param lastAt its last change of status or activity in a conversation, whichever is later, and not before the lead was created;
 *     empty before the first. That a conversation is deleted later does not take its activity back
 * @param lastConversation the conversation that was opened last, also where it was deleted since
 */
public record LeadEngagement(Optional<Instant> lastAt, Optional<ConversationId> lastConversation) {

    /** Neither moved nor spoken with. */
    public static final LeadEngagement NONE = new LeadEngagement(Optional.empty(), Optional.empty());

    LeadEngagement activeAt(Instant at, Instant createdAt) {
        Instant earliest = lastAt.orElse(createdAt);
        return new LeadEngagement(Optional.of(at.isBefore(earliest) ? earliest : at), lastConversation);
    }

    LeadEngagement conversation(ConversationId opened) {
        return new LeadEngagement(lastAt, Optional.of(opened));
    }
}
