package io.leadstone.store.json;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTotals;
import java.io.IOException;

/** Reads and writes the JSON members of conversations. */
final class ConversationForm {

    private ConversationForm() {}

    static void write(FormMembers members, ConversationSnapshot conversation) throws IOException {
        members.text("id", conversation.id());
        members.text("company_id", conversation.companyId());
        members.text("agent_id", conversation.agentId());
        members.text("lead_id", conversation.leadId());
        members.text("session", conversation.session());
        members.text("title", conversation.title());
        members.text("metadata", conversation.metadata().json());
        if (conversation.maxContextLength().isPresent()) {
            members.number("max_context_length", conversation.maxContextLength().get());
        }
        members.object("totals", conversation.totals(), ConversationForm::write);
        members.text("created_at", conversation.createdAt());
        members.text("updated_at", conversation.updatedAt());
        members.text("deleted_at", conversation.deletedAt());
        members.number("version", conversation.version());
    }

    static ConversationSnapshot conversation(FormFields fields) {
        return new ConversationSnapshot(
                new ConversationId(fields.uuid("id")),
                LeadForm.company(fields),
                fields.text("agent_id", AgentId::new),
                LeadForm.optionalLeadId(fields),
                fields.optionalText("session"),
                fields.optionalText("title"),
                fields.text("metadata", Metadata::new),
                fields.optionalInt("max_context_length"),
                fields.object("totals", ConversationForm::totals),
                fields.instant("created_at"),
                fields.instant("updated_at"),
                fields.optionalInstant("deleted_at"),
                fields.number("version"));
    }

    private static void write(FormMembers members, ConversationTotals totals) throws IOException {
        members.number("messages", totals.messages());
        members.number("ratings", totals.ratings());
        members.number("rating_hundredths", totals.ratingHundredths());
        members.text("last_activity_at", totals.lastActivityAt());
    }

    private static ConversationTotals totals(FormFields fields) {
        return new ConversationTotals(
                fields.number("messages"),
                fields.number("ratings"),
                fields.number("rating_hundredths"),
                fields.optionalInstant("last_activity_at"));
    }
}
