package io.leadstone.store.json;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConsentEvidence;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.FieldChange;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.Consents;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadEngagement;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadMilestones;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes the JSON members of leads, events and consent entries. */
final class LeadForm {

    private LeadForm() {}

    static void write(FormMembers members, LeadSnapshot lead) throws IOException {
        members.text("id", lead.id());
        members.text("company_id", lead.companyId());
        members.object("details", lead.details(), LeadForm::write);
        members.text("status", lead.status().code());
        members.text("lost_reason", lead.lostReason());
        members.object("milestones", lead.milestones(), LeadForm::write);
        members.object("consents", lead.consents(), LeadForm::write);
        members.object("engagement", lead.engagement(), LeadForm::write);
        members.text("created_at", lead.createdAt());
        members.text("updated_at", lead.updatedAt());
        members.text("deleted_at", lead.deletedAt());
        members.text("erased_at", lead.erasedAt());
        members.number("version", lead.version());
        members.number("last_event", lead.lastEvent());
    }

    static LeadSnapshot lead(FormFields fields) {
        return new LeadSnapshot(
                leadId(fields, "id"),
                company(fields),
                fields.object("details", LeadForm::details),
                fields.code("status", LeadStatus.class),
                fields.optionalText("lost_reason"),
                fields.object("milestones", LeadForm::milestones),
                fields.object("consents", LeadForm::consents),
                fields.object("engagement", LeadForm::engagement),
                fields.instant("created_at"),
                fields.instant("updated_at"),
                fields.optionalInstant("deleted_at"),
                fields.optionalInstant("erased_at"),
                fields.number("version"),
                fields.number("last_event"));
    }

    static void write(FormMembers members, LeadEvent event) throws IOException {
        members.text("id", event.id());
        members.text("company_id", event.companyId());
        members.text("lead_id", event.leadId());
        members.number("number", event.number());
        members.text("type", event.type().code());
        members.text("at", event.at());
        members.text("actor", event.actor());
        members.objects("changes", event.changes(), LeadForm::write);
        members.text("conversation_id", event.conversationId());
    }

    static LeadEvent event(FormFields fields) {
        return new LeadEvent(
                fields.uuid("id"),
                company(fields),
                leadId(fields, "lead_id"),
                fields.number("number"),
                fields.code("type", EventType.class),
                fields.instant("at"),
                fields.text("actor"),
                fields.objects("changes", LeadForm::change),
                fields.optionalText("conversation_id", id -> new ConversationId(UUID.fromString(id))));
    }

    static void write(FormMembers members, ConsentEntry entry) throws IOException {
        members.text("id", entry.id());
        members.text("company_id", entry.companyId());
        members.text("lead_id", entry.leadId());
        members.object("decision", entry.decision(), LeadForm::write);
        members.text("recorded_at", entry.recordedAt());
        members.text("recorded_by", entry.recordedBy());
    }

    static ConsentEntry consent(FormFields fields) {
        return new ConsentEntry(
                fields.uuid("id"),
                company(fields),
                leadId(fields, "lead_id"),
                fields.object("decision", LeadForm::decision),
                fields.instant("recorded_at"),
                fields.text("recorded_by"));
    }

    static CompanyId company(FormFields fields) {
        return fields.text("company_id", CompanyId::new);
    }

    static Optional<LeadId> optionalLeadId(FormFields fields) {
        return fields.optionalText("lead_id", id -> new LeadId(UUID.fromString(id)));
    }

    private static LeadId leadId(FormFields fields, String name) {
        return new LeadId(fields.uuid(name));
    }

    static void write(FormMembers members, LeadDetails details) throws IOException {
        members.text("agent_id", details.agent());
        members.text("owner_id", details.owner());
        members.text("first_name", details.firstName());
        members.text("last_name", details.lastName());
        members.text("email", details.email().map(EmailAddress::value));
        members.text("email_key", details.email().flatMap(LeadForm::unusualKey));
        members.text("email_rule", details.email().flatMap(LeadForm::knownRule));
        members.optionalObject("phone", details.phone(), LeadForm::write);
        members.text("company", details.company());
        members.text("source", details.source());
        members.text("notes", details.notes());
        members.texts("tags", details.tags());
        members.text("metadata", details.metadata().json());
    }

    static LeadDetails details(FormFields fields) {
        return new LeadDetails(
                fields.optionalText("agent_id", AgentId::new),
                fields.optionalText("owner_id", OwnerId::new),
                fields.optionalText("first_name"),
                fields.optionalText("last_name"),
                email(fields),
                fields.optionalObject("phone", LeadForm::phone),
                fields.optionalText("company"),
                fields.optionalText("source"),
                fields.optionalText("notes"),
                fields.texts("tags"),
                fields.text("metadata", Metadata::new));
    }

    /** Returns the key if it is not the plain key. Snapshots of earlier versions have no member for it. */
    private static Optional<String> unusualKey(EmailAddress email) {
        return Optional.of(email.key()).filter(key -> !key.equals(EmailAddress.plainKey(email.value())));
    }

    /** Returns the rule of the key unless it is unknown. */
    private static Optional<String> knownRule(EmailAddress email) {
        return Optional.of(email.rule()).filter(rule -> !rule.equals(EmailAddress.UNKNOWN_RULE));
    }

    private static Optional<EmailAddress> email(FormFields fields) {
        Optional<String> key = fields.optionalText("email_key");
        Optional<String> rule = fields.optionalText("email_rule");
        return fields.optionalText("email").map(typed -> EmailAddress.stored(typed, key, rule));
    }

    private static void write(FormMembers members, PhoneNumber phone) throws IOException {
        members.text("typed", phone.typed());
        members.text("e164", phone.e164());
    }

    private static PhoneNumber phone(FormFields fields) {
        return new PhoneNumber(fields.text("typed"), fields.optionalText("e164"));
    }

    private static void write(FormMembers members, LeadMilestones milestones) throws IOException {
        members.text("contacted_at", milestones.contactedAt());
        members.text("qualified_at", milestones.qualifiedAt());
        members.text("converted_at", milestones.convertedAt());
        members.text("lost_at", milestones.lostAt());
    }

    private static LeadMilestones milestones(FormFields fields) {
        return new LeadMilestones(
                fields.optionalInstant("contacted_at"),
                fields.optionalInstant("qualified_at"),
                fields.optionalInstant("converted_at"),
                fields.optionalInstant("lost_at"));
    }

    private static void write(FormMembers members, Consents consents) throws IOException {
        members.text("data_processing", code(consents.dataProcessing()));
        members.text("marketing", code(consents.marketing()));
    }

    private static Consents consents(FormFields fields) {
        return new Consents(
                fields.text("data_processing", LeadForm::consentState),
                fields.text("marketing", LeadForm::consentState));
    }

    private static String code(ConsentState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static ConsentState consentState(String code) {
        return ConsentState.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private static void write(FormMembers members, LeadEngagement engagement) throws IOException {
        members.text("last_at", engagement.lastAt());
        members.text("last_conversation", engagement.lastConversation());
    }

    private static LeadEngagement engagement(FormFields fields) {
        return new LeadEngagement(
                fields.optionalInstant("last_at"),
                fields.optionalText("last_conversation", id -> new ConversationId(UUID.fromString(id))));
    }

    private static void write(FormMembers members, FieldChange change) throws IOException {
        members.text("field", change.field());
        members.text("from", change.from());
        members.text("to", change.to());
    }

    private static FieldChange change(FormFields fields) {
        return new FieldChange(fields.text("field"), fields.optionalText("from"), fields.optionalText("to"));
    }

    private static void write(FormMembers members, ConsentDecision decision) throws IOException {
        members.text("purpose", decision.purpose().code());
        members.flag("granted", decision.granted());
        members.text("source", decision.source());
        members.text("policy_version", decision.policyVersion());
        members.text("given_at", decision.givenAt());
        members.text("evidence", decision.evidence().map(ConsentEvidence::json));
    }

    private static ConsentDecision decision(FormFields fields) {
        return new ConsentDecision(
                fields.code("purpose", ConsentPurpose.class),
                fields.flag("granted"),
                fields.optionalText("source"),
                fields.optionalText("policy_version"),
                fields.optionalInstant("given_at"),
                fields.optionalText("evidence", ConsentEvidence::new));
    }
}
