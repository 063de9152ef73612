package io.leadstone.application.port.in.lead;

import io.leadstone.application.port.in.LeadCondition;
import io.leadstone.application.port.in.MetadataPatch;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadSnapshot;
import jakarta.validation.Valid;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Changes fields of a lead. A field that is absent stays as it is.
 *
 * <pre>{@code
 * management.leads().update(caller, UpdateLeadCommand.of(id, f -> f.status(LeadStatus.QUALIFIED).clearPhone()));
 * }</pre>
 *
 * @param expectedVersion the version that the lead must still have; empty if any version will do
 * @param metadataPatch changes the present metadata; it takes precedence over the field
 * @param condition a rule about the stored lead
 */
public record UpdateLeadCommand(
        LeadId id,
        Optional<Long> expectedVersion,
        @Valid LeadFields fields,
        Optional<MetadataPatch> metadataPatch,
        Optional<LeadCondition> condition) {

    /** Returns a command that changes these fields, for any version of the lead. */
    public static UpdateLeadCommand of(LeadId id, LeadFields fields) {
        return new UpdateLeadCommand(id, Optional.empty(), fields, Optional.empty(), Optional.empty());
    }

    /** Returns a command that changes the fields that {@code change} sets or clears. */
    public static UpdateLeadCommand of(LeadId id, Consumer<LeadFieldsBuilder> change) {
        LeadFieldsBuilder fields = LeadFields.builder();
        change.accept(fields);
        return of(id, fields.build());
    }

    /** Returns this command with the version that the lead must have. */
    public UpdateLeadCommand expecting(long version) {
        return new UpdateLeadCommand(id, Optional.of(version), fields, metadataPatch, condition);
    }

    /** Returns this command with a partial change of the metadata. */
    public UpdateLeadCommand patchingMetadata(MetadataPatch patch) {
        return new UpdateLeadCommand(id, expectedVersion, fields, Optional.of(patch), condition);
    }

    /** Returns this command under a condition. */
    public UpdateLeadCommand onlyIf(LeadCondition rule) {
        return new UpdateLeadCommand(id, expectedVersion, fields, metadataPatch, Optional.of(rule));
    }

    /**
     * Returns the purposes whose consent this command gives and the updated lead does not have, because the person has
     * withdrawn it before.
     *
     * @param updated the lead that {@link UpdateLead} has returned for this command
     */
    public Set<ConsentPurpose> keptWithdrawals(LeadSnapshot updated) {
        return fields.keptWithdrawals(updated);
    }

    @Override
    public String toString() {
        return "UpdateLeadCommand[id=" + id + ", fields=" + fields + "]";
    }
}
