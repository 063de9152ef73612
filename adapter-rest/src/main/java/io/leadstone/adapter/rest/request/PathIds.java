package io.leadstone.adapter.rest.request;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.OpaqueId;
import io.leadstone.domain.failure.AgentNotFoundException;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.DeliveryNotFoundException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.SubmissionNotFoundException;
import io.leadstone.domain.failure.SuppressionNotFoundException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.WebhookId;
import java.util.UUID;

/** Parses the ids in a path. The answer to an invalid id is the same as for a record that does not exist. */
public final class PathIds {

    private PathIds() {}

    /**
     * Returns the id of a lead.
     *
     * @throws LeadNotFoundException if the text is not such an id
     */
    public static LeadId lead(String text) {
        return LeadId.parse(text).orElseThrow(() -> new LeadNotFoundException(text));
    }

    /**
     * Returns the id of a submission.
     *
     * @throws SubmissionNotFoundException if the text is not such an id
     */
    public static LeadId submission(String text) {
        return LeadId.parse(text).orElseThrow(() -> new SubmissionNotFoundException(text));
    }

    /**
     * Returns the id of a conversation.
     *
     * @throws ConversationNotFoundException if the text is not such an id
     */
    public static ConversationId conversation(String text) {
        return ConversationId.parse(text).orElseThrow(() -> new ConversationNotFoundException(text));
    }

    /**
     * Returns the id of an agent.
     *
     * @throws AgentNotFoundException if the text is not such an id
     */
    public static AgentId agent(String text) {
        if (!OpaqueId.isValid(text)) {
            throw new AgentNotFoundException(text);
        }
        return new AgentId(text);
    }

    /**
     * Returns the id of a webhook.
     *
     * @throws WebhookNotFoundException if the text is not such an id
     */
    public static WebhookId webhook(String text) {
        return WebhookId.parse(text).orElseThrow(() -> new WebhookNotFoundException(text));
    }

    /**
     * Returns the id of an entry of a suppression list.
     *
     * @throws SuppressionNotFoundException if the text is not such an id
     */
    public static UUID suppression(String text) {
        return LeadId.parse(text).map(LeadId::value).orElseThrow(() -> new SuppressionNotFoundException(text));
    }

    /**
     * Returns the id of a delivery, which is the id of its message.
     *
     * @throws DeliveryNotFoundException if the text is not such an id
     */
    public static UUID delivery(String text) {
        return WebhookId.parse(text).map(WebhookId::value).orElseThrow(() -> new DeliveryNotFoundException(text));
    }
}
