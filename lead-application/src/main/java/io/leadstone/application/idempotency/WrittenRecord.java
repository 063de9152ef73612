package io.leadstone.application.idempotency;

import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Webhook;
import java.util.Optional;
import java.util.UUID;

/**
 * The record that an idempotent write has created or changed. The answer is built from it if the process died between
 * the write and the storage of the answer.
 *
 * @param id the id of the lead, conversation or webhook
 * @param leadId the lead that the record is, or belongs to
 */
public record WrittenRecord(UUID id, Optional<LeadId> leadId) {

    public static WrittenRecord of(LeadSnapshot lead) {
        return new WrittenRecord(lead.id().value(), Optional.of(lead.id()));
    }

    public static WrittenRecord of(ConversationSnapshot conversation) {
        return new WrittenRecord(conversation.id().value(), conversation.leadId());
    }

    public static WrittenRecord of(Webhook webhook) {
        return new WrittenRecord(webhook.id().value(), Optional.empty());
    }
}
