package io.leadstone.application.port.in.conversation;

import io.leadstone.application.constraint.Text;
import io.leadstone.application.constraint.TextLength;
import io.leadstone.application.constraint.TextRule;
import io.leadstone.application.port.in.Texts;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.Optional;

/**
 * Opens a conversation; see {@link ConversationSnapshot}.
 *
 * @param metadata the text of a JSON object
 */
public record OpenConversationCommand(
        @NotBlank @Text(TextRule.OPAQUE_ID) String agentId,
        Optional<LeadId> leadId,
        Optional<
                        @TextLength(max = ConversationSnapshot.MAX_TITLE)
                        @Text({TextRule.NOT_EMPTY, TextRule.SINGLE_LINE}) String>
                title,
        Optional<@Text(TextRule.METADATA) String> metadata,
        Optional<@Min(1) Integer> maxContextLength) {

    public OpenConversationCommand {
        title = Texts.normalized(title);
        metadata = metadata.map(String::strip);
    }

    /** Creates a command for a conversation of {@code agentId} with {@code leadId}. */
    public static OpenConversationCommand of(String agentId, LeadId leadId) {
        return new OpenConversationCommand(
                agentId, Optional.of(leadId), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "OpenConversationCommand[leadId=" + leadId.map(LeadId::toString).orElse("none") + "]";
    }
}
