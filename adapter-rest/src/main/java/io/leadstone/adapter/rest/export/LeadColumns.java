package io.leadstone.adapter.rest.export;

import io.leadstone.adapter.rest.lead.LeadResponse;
import java.util.List;

/**
 * The columns of leads: all JSON fields except {@code pending_consents} and {@code last_conversation}, which exports do
 * not read, and {@code deleted_at}, because only live leads are exported.
 */
final class LeadColumns {

    static final List<Column<LeadResponse>> ALL = List.of(
            new Column<>("id", LeadResponse::id),
            new Column<>("company_id", LeadResponse::companyId),
            new Column<>("agent_id", LeadResponse::agentId),
            new Column<>("owner_id", LeadResponse::ownerId),
            new Column<>("first_name", LeadResponse::firstName),
            new Column<>("last_name", LeadResponse::lastName),
            new Column<>("full_name", LeadResponse::fullName),
            new Column<>("email", LeadResponse::email),
            new Column<>("phone", LeadResponse::phone),
            new Column<>("phone_e164", LeadResponse::phoneE164),
            new Column<>("company", LeadResponse::company),
            new Column<>("status", LeadResponse::status),
            new Column<>("lost_reason", LeadResponse::lostReason),
            new Column<>("source", LeadResponse::source),
            new Column<>("notes", LeadResponse::notes),
            new Column<>("tags", LeadResponse::tags),
            new Column<>("metadata", LeadResponse::metadata, true),
            new Column<>("consent_marketing", LeadResponse::consentMarketing),
            new Column<>("consent_data_processing", LeadResponse::consentDataProcessing),
            new Column<>("contacted_at", LeadResponse::contactedAt),
            new Column<>("qualified_at", LeadResponse::qualifiedAt),
            new Column<>("converted_at", LeadResponse::convertedAt),
            new Column<>("lost_at", LeadResponse::lostAt),
            new Column<>("created_at", LeadResponse::createdAt),
            new Column<>("updated_at", LeadResponse::updatedAt),
            new Column<>("erased_at", LeadResponse::erasedAt),
            new Column<>("version", LeadResponse::version));

    private LeadColumns() {}
}
