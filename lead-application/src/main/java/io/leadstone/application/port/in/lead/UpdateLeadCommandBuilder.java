package io.leadstone.application.port.in.lead;

import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.MetadataPatch;
import io.leadstone.domain.LeadId;
import java.util.List;
import java.util.Optional;

/** Puts an {@link UpdateLeadCommand} together; what is not said stays as it is. Not for use from several threads. */
public final class UpdateLeadCommandBuilder {

    private final LeadId id;
    private Optional<Long> expectedVersion = Optional.empty();
    private Optional<MetadataPatch> metadataPatch = Optional.empty();
    private FieldUpdate<String> agentId = FieldUpdate.keep();
    private FieldUpdate<String> firstName = FieldUpdate.keep();
    private FieldUpdate<String> lastName = FieldUpdate.keep();
    private FieldUpdate<String> email = FieldUpdate.keep();
    private FieldUpdate<String> phone = FieldUpdate.keep();
    private FieldUpdate<String> company = FieldUpdate.keep();
    private FieldUpdate<String> source = FieldUpdate.keep();
    private FieldUpdate<String> notes = FieldUpdate.keep();
    private FieldUpdate<List<String>> tags = FieldUpdate.keep();
    private FieldUpdate<String> metadata = FieldUpdate.keep();
    private FieldUpdate<String> status = FieldUpdate.keep();
    private FieldUpdate<String> lostReason = FieldUpdate.keep();
    private FieldUpdate<Boolean> consentMarketing = FieldUpdate.keep();
    private FieldUpdate<Boolean> consentDataProcessing = FieldUpdate.keep();

    UpdateLeadCommandBuilder(LeadId id) {
        this.id = id;
    }

    /** See {@link UpdateLeadCommand#expectedVersion()}. */
    public UpdateLeadCommandBuilder expectedVersion(long version) {
        expectedVersion = Optional.of(version);
        return this;
    }

    /** See {@link UpdateLeadCommand#metadataPatch()}. */
    public UpdateLeadCommandBuilder metadataPatch(MetadataPatch patch) {
        metadataPatch = Optional.of(patch);
        return this;
    }

    /** See {@link UpdateLeadCommand#agentId()}. */
    public UpdateLeadCommandBuilder agentId(FieldUpdate<String> update) {
        agentId = update;
        return this;
    }

    /** See {@link UpdateLeadCommand#firstName()}. */
    public UpdateLeadCommandBuilder firstName(FieldUpdate<String> update) {
        firstName = update;
        return this;
    }

    /** See {@link UpdateLeadCommand#lastName()}. */
    public UpdateLeadCommandBuilder lastName(FieldUpdate<String> update) {
        lastName = update;
        return this;
    }

    /** See {@link UpdateLeadCommand#email()}. */
    public UpdateLeadCommandBuilder email(FieldUpdate<String> update) {
        email = update;
        return this;
    }

    /** See {@link UpdateLeadCommand#phone()}. */
    public UpdateLeadCommandBuilder phone(FieldUpdate<String> update) {
        phone = update;
        return this;
    }

    /** See {@link UpdateLeadCommand#company()}. */
    public UpdateLeadCommandBuilder company(FieldUpdate<String> update) {
        company = update;
        return this;
    }

    /** See {@link UpdateLeadCommand#source()}. */
    public UpdateLeadCommandBuilder source(FieldUpdate<String> update) {
        source = update;
        return this;
    }

    /** See {@link UpdateLeadCommand#notes()}. */
    public UpdateLeadCommandBuilder notes(FieldUpdate<String> update) {
        notes = update;
        return this;
    }

    /** See {@link UpdateLeadCommand#tags()}. */
    public UpdateLeadCommandBuilder tags(FieldUpdate<List<String>> update) {
        tags = update;
        return this;
    }

    /** See {@link UpdateLeadCommand#metadata()}. */
    public UpdateLeadCommandBuilder metadata(FieldUpdate<String> update) {
        metadata = update;
        return this;
    }

    /** See {@link UpdateLeadCommand#status()}. */
    public UpdateLeadCommandBuilder status(FieldUpdate<String> update) {
        status = update;
        return this;
    }

    /** See {@link UpdateLeadCommand#lostReason()}. */
    public UpdateLeadCommandBuilder lostReason(FieldUpdate<String> update) {
        lostReason = update;
        return this;
    }

    /** See {@link UpdateLeadCommand#consentMarketing()}. */
    public UpdateLeadCommandBuilder consentMarketing(FieldUpdate<Boolean> update) {
        consentMarketing = update;
        return this;
    }

    /** See {@link UpdateLeadCommand#consentDataProcessing()}. */
    public UpdateLeadCommandBuilder consentDataProcessing(FieldUpdate<Boolean> update) {
        consentDataProcessing = update;
        return this;
    }

    /** The command; whether it keeps the rules, the use case says. */
    public UpdateLeadCommand build() {
        return new UpdateLeadCommand(
                id,
                expectedVersion,
                agentId,
                firstName,
                lastName,
                email,
                phone,
                company,
                source,
                notes,
                tags,
                metadata,
                metadataPatch,
                status,
                lostReason,
                consentMarketing,
                consentDataProcessing);
    }
}
