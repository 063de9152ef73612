package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.json.BadJsonException;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.json.JsonValue;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.OptionalField;
import io.leadstone.domain.failure.Violation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The body of every route that writes a lead, with what is absent told apart from what is {@code null}.
 *
 * @param version the version that the client has read
 * @param readOnly fields that the client read and sends back
 * @param unknown a violation for each field that no lead has
 */
record LeadRequest(
        FieldUpdate<String> agentId,
        FieldUpdate<String> firstName,
        FieldUpdate<String> lastName,
        FieldUpdate<String> email,
        FieldUpdate<String> phone,
        FieldUpdate<String> company,
        FieldUpdate<String> source,
        FieldUpdate<String> notes,
        FieldUpdate<List<String>> tags,
        FieldUpdate<JsonValue.Members> metadata,
        FieldUpdate<String> status,
        FieldUpdate<String> lostReason,
        FieldUpdate<Boolean> consentMarketing,
        FieldUpdate<Boolean> consentDataProcessing,
        FieldUpdate<Long> version,
        ReadOnlyFields readOnly,
        List<Violation> unknown) {

    LeadRequest {
        unknown = List.copyOf(unknown);
    }

    /**
     * What {@code fields} say.
     *
     * @throws BadJsonException where a field holds a value of another type than it may, naming all of them
     */
    static LeadRequest of(JsonFields fields) {
        return new LeadRequest(
                fields.text("agent_id"),
                fields.text("first_name"),
                fields.text("last_name"),
                fields.text("email"),
                fields.text("phone"),
                fields.text("company"),
                fields.text("source"),
                fields.text("notes"),
                fields.texts("tags"),
                fields.object("metadata"),
                fields.text("status"),
                fields.text("lost_reason"),
                fields.flag("consent_marketing"),
                fields.flag("consent_data_processing"),
                fields.integer("version"),
                ReadOnlyFields.of(fields),
                fields.unknown());
    }

    /** The optional fields that are sent with nothing in them. */
    Set<OptionalField> cleared() {
        Set<OptionalField> cleared = EnumSet.noneOf(OptionalField.class);
        for (OptionalField field : OptionalField.values()) {
            if (isNothing(optional(field))) {
                cleared.add(field);
            }
        }
        return cleared;
    }

    private FieldUpdate<?> optional(OptionalField field) {
        return switch (field) {
            case AGENT_ID -> agentId;
            case PHONE -> phone;
            case COMPANY -> company;
            case SOURCE -> source;
            case NOTES -> notes;
            case TAGS -> tags;
            case METADATA -> metadata;
            case LOST_REASON -> lostReason;
        };
    }

    /** Sent as {@code null}, or as a text of nothing but blanks. */
    private static boolean isNothing(FieldUpdate<?> field) {
        Object value = field.value().orElse(null);
        return field.sent() && (value == null || (value instanceof String text && text.isBlank()));
    }
}
