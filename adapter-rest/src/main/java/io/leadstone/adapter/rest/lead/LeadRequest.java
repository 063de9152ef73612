package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.json.BadJsonException;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.json.JsonValue;
import io.leadstone.adapter.rest.json.MergePatch;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.MetadataPatch;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.Violation;
import java.util.List;
import java.util.Optional;

/**
 * The body of each route that writes a lead.
 *
 * @param metadataPatch the patch that the metadata of a merge patch describe
 * @param version the version that the client has read
 * @param readOnly fields that the client has read and sends back
 * @param faults a violation for each unknown field and each unknown code
 */
record LeadRequest(
        LeadFields fields,
        Optional<MetadataPatch> metadataPatch,
        FieldUpdate<Long> version,
        ReadOnlyFields readOnly,
        List<Violation> faults) {

    LeadRequest {
        faults = List.copyOf(faults);
    }

    /**
     * Returns a request whose metadata replace the stored metadata.
     *
     * @throws BadJsonException if fields have values of the wrong type; it names all of them
     */
    static LeadRequest of(JsonFields body) {
        return of(body, body.object("metadata").map(JsonValue.Members::source), Optional.empty());
    }

    /**
     * Returns a request whose metadata are merged into the stored metadata (RFC 7396). {@code null} clears them.
     *
     * @throws BadJsonException if fields have values of the wrong type; it names all of them
     */
    static LeadRequest ofPatch(JsonFields body) {
        FieldUpdate<JsonValue.Members> metadata = body.object("metadata");
        Optional<MetadataPatch> patch = metadata.value().map(MergePatch::new).map(merge -> merge::applyTo);
        FieldUpdate<String> cleared = metadata.sent() && patch.isEmpty() ? FieldUpdate.clear() : FieldUpdate.keep();
        return of(body, cleared, patch);
    }

    /**
     * Returns true if the request contains a version or read-only fields, which must be compared with the stored lead.
     */
    boolean sendsReadOnlyFields() {
        return version.value().isPresent() || !readOnly.isEmpty();
    }

    private static LeadRequest of(JsonFields body, FieldUpdate<String> metadata, Optional<MetadataPatch> patch) {
        LeadFields fields = new LeadFields(
                body.text("agent_id"),
                body.text("owner_id"),
                body.text("first_name"),
                body.text("last_name"),
                body.text("email"),
                body.text("phone"),
                body.text("company"),
                body.text("source"),
                body.text("notes"),
                body.texts("tags"),
                metadata,
                body.code("status", LeadStatus.class),
                body.text("lost_reason"),
                body.flag("consent_marketing"),
                body.flag("consent_data_processing"));
        return new LeadRequest(fields, patch, body.integer("version"), ReadOnlyFields.of(body), body.unknown());
    }

    @Override
    public String toString() {
        return "LeadRequest[…]";
    }
}
