package io.leadstone.adapter.webhook.message;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadMilestones;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import java.io.IOException;

/** Writes a lead with the fields of the HTTP API, in the same order. */
final class LeadJson {

    private LeadJson() {}

    static void write(JsonObject object, LeadSnapshot lead) throws IOException {
        object.text("id", lead.id().toString());
        object.text("company_id", lead.companyId().value());
        details(object, lead.details());
        object.text("status", lead.status().code());
        object.text("lost_reason", lead.lostReason());
        otherDetails(object, lead.details());
        object.flag("consent_marketing", lead.consents().marketing().isGranted());
        object.flag("consent_data_processing", lead.consents().dataProcessing().isGranted());
        // The API returns both for a single lead and null in lists. Their state at the event is not stored.
        object.raw("pending_consents", "null");
        object.raw("last_conversation", "null");
        milestones(object, lead.milestones());
        object.instant("created_at", lead.createdAt());
        object.instant("updated_at", lead.updatedAt());
        object.instant("deleted_at", lead.deletedAt());
        object.instant("erased_at", lead.erasedAt());
        object.number("version", lead.version());
    }

    /** Writes the ids of a lead that does not exist any more. */
    static void writeIds(JsonObject object, LeadEvent event) throws IOException {
        object.text("id", event.leadId().toString());
        object.text("company_id", event.companyId().value());
    }

    private static void details(JsonObject object, LeadDetails details) throws IOException {
        object.text("agent_id", details.agent().map(AgentId::value));
        object.text("owner_id", details.owner().map(OwnerId::value));
        object.text("first_name", details.firstName());
        object.text("last_name", details.lastName());
        object.text("full_name", details.fullName());
        object.text("email", details.email().map(EmailAddress::value));
        object.text("phone", details.phone().map(PhoneNumber::typed));
        object.text("phone_e164", details.phone().flatMap(PhoneNumber::e164));
        object.text("company", details.company());
    }

    private static void otherDetails(JsonObject object, LeadDetails details) throws IOException {
        object.text("source", details.source());
        object.text("notes", details.notes());
        object.out().writeArrayFieldStart("tags");
        for (String tag : details.tags()) {
            object.out().writeString(tag);
        }
        object.out().writeEndArray();
        object.raw("metadata", details.metadata().json());
    }

    private static void milestones(JsonObject object, LeadMilestones milestones) throws IOException {
        object.instant("contacted_at", milestones.contactedAt());
        object.instant("qualified_at", milestones.qualifiedAt());
        object.instant("converted_at", milestones.convertedAt());
        object.instant("lost_at", milestones.lostAt());
    }
}
