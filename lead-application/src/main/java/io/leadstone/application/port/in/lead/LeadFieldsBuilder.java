package io.leadstone.application.port.in.lead;

import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.ConsentPurpose;
import java.util.List;
import java.util.Set;

/**
 * Builds {@link LeadFields}. A field that is neither set nor cleared is absent. The use case checks the fields; the
 * builder does not. Not thread-safe.
 */
public final class LeadFieldsBuilder {

    private FieldUpdate<String> agentId;
    private FieldUpdate<String> ownerId;
    private FieldUpdate<String> firstName;
    private FieldUpdate<String> lastName;
    private FieldUpdate<String> email;
    private FieldUpdate<String> phone;
    private FieldUpdate<String> company;
    private FieldUpdate<String> source;
    private FieldUpdate<String> notes;
    private FieldUpdate<List<String>> tags;
    private FieldUpdate<String> metadata;
    private FieldUpdate<LeadStatus> status;
    private FieldUpdate<String> lostReason;
    private FieldUpdate<Boolean> consentMarketing;
    private FieldUpdate<Boolean> consentDataProcessing;

    LeadFieldsBuilder(LeadFields start) {
        agentId = start.agentId();
        ownerId = start.ownerId();
        firstName = start.firstName();
        lastName = start.lastName();
        email = start.email();
        phone = start.phone();
        company = start.company();
        source = start.source();
        notes = start.notes();
        tags = start.tags();
        metadata = start.metadata();
        status = start.status();
        lostReason = start.lostReason();
        consentMarketing = start.consentMarketing();
        consentDataProcessing = start.consentDataProcessing();
    }

    /** Sets {@link LeadFields#agentId()}. */
    public LeadFieldsBuilder agentId(String value) {
        agentId = FieldUpdate.set(value);
        return this;
    }

    /** Clears {@link LeadFields#agentId()}. */
    public LeadFieldsBuilder clearAgentId() {
        agentId = FieldUpdate.clear();
        return this;
    }

    /** Sets {@link LeadFields#ownerId()}. */
    public LeadFieldsBuilder ownerId(String value) {
        ownerId = FieldUpdate.set(value);
        return this;
    }

    /** Clears {@link LeadFields#ownerId()}. */
    public LeadFieldsBuilder clearOwnerId() {
        ownerId = FieldUpdate.clear();
        return this;
    }

    /** Sets {@link LeadFields#firstName()}. */
    public LeadFieldsBuilder firstName(String value) {
        firstName = FieldUpdate.set(value);
        return this;
    }

    /** Clears {@link LeadFields#firstName()}. */
    public LeadFieldsBuilder clearFirstName() {
        firstName = FieldUpdate.clear();
        return this;
    }

    /** Sets {@link LeadFields#lastName()}. */
    public LeadFieldsBuilder lastName(String value) {
        lastName = FieldUpdate.set(value);
        return this;
    }

    /** Clears {@link LeadFields#lastName()}. */
    public LeadFieldsBuilder clearLastName() {
        lastName = FieldUpdate.clear();
        return this;
    }

    /** Sets {@link LeadFields#email()}. */
    public LeadFieldsBuilder email(String value) {
        email = FieldUpdate.set(value);
        return this;
    }

    /** Clears {@link LeadFields#email()}. */
    public LeadFieldsBuilder clearEmail() {
        email = FieldUpdate.clear();
        return this;
    }

    /** Sets {@link LeadFields#phone()}. */
    public LeadFieldsBuilder phone(String value) {
        phone = FieldUpdate.set(value);
        return this;
    }

    /** Clears {@link LeadFields#phone()}. */
    public LeadFieldsBuilder clearPhone() {
        phone = FieldUpdate.clear();
        return this;
    }

    /** Sets {@link LeadFields#company()}. */
    public LeadFieldsBuilder company(String value) {
        company = FieldUpdate.set(value);
        return this;
    }

    /** Clears {@link LeadFields#company()}. */
    public LeadFieldsBuilder clearCompany() {
        company = FieldUpdate.clear();
        return this;
    }

    /** Sets {@link LeadFields#source()}. */
    public LeadFieldsBuilder source(String value) {
        source = FieldUpdate.set(value);
        return this;
    }

    /** Clears {@link LeadFields#source()}. */
    public LeadFieldsBuilder clearSource() {
        source = FieldUpdate.clear();
        return this;
    }

    /** Sets {@link LeadFields#notes()}. */
    public LeadFieldsBuilder notes(String value) {
        notes = FieldUpdate.set(value);
        return this;
    }

    /** Clears {@link LeadFields#notes()}. */
    public LeadFieldsBuilder clearNotes() {
        notes = FieldUpdate.clear();
        return this;
    }

    /** Sets {@link LeadFields#tags()}. */
    public LeadFieldsBuilder tags(List<String> value) {
        tags = FieldUpdate.set(value);
        return this;
    }

    /** Clears {@link LeadFields#tags()}. */
    public LeadFieldsBuilder clearTags() {
        tags = FieldUpdate.clear();
        return this;
    }

    /** Sets {@link LeadFields#metadata()}. */
    public LeadFieldsBuilder metadata(String value) {
        metadata = FieldUpdate.set(value);
        return this;
    }

    /** Clears {@link LeadFields#metadata()}. */
    public LeadFieldsBuilder clearMetadata() {
        metadata = FieldUpdate.clear();
        return this;
    }

    /** Sets {@link LeadFields#status()}. */
    public LeadFieldsBuilder status(LeadStatus value) {
        status = FieldUpdate.set(value);
        return this;
    }

    /** Sets {@link LeadFields#lostReason()}. */
    public LeadFieldsBuilder lostReason(String value) {
        lostReason = FieldUpdate.set(value);
        return this;
    }

    /** Clears {@link LeadFields#lostReason()}. */
    public LeadFieldsBuilder clearLostReason() {
        lostReason = FieldUpdate.clear();
        return this;
    }

    /** Sets {@link LeadFields#consentMarketing()}. */
    public LeadFieldsBuilder consentMarketing(boolean value) {
        consentMarketing = FieldUpdate.set(value);
        return this;
    }

    /** Sets {@link LeadFields#consentDataProcessing()}. */
    public LeadFieldsBuilder consentDataProcessing(boolean value) {
        consentDataProcessing = FieldUpdate.set(value);
        return this;
    }

    LeadFieldsBuilder withoutConsents(Set<ConsentPurpose> purposes) {
        if (purposes.contains(ConsentPurpose.MARKETING)) {
            consentMarketing = FieldUpdate.keep();
        }
        if (purposes.contains(ConsentPurpose.DATA_PROCESSING)) {
            consentDataProcessing = FieldUpdate.keep();
        }
        return this;
    }

    LeadFieldsBuilder withoutClearedDefaults() {
        status = status.orKeep();
        consentMarketing = consentMarketing.orKeep();
        consentDataProcessing = consentDataProcessing.orKeep();
        return this;
    }

    /** Returns the fields. */
    public LeadFields build() {
        return new LeadFields(
                agentId,
                ownerId,
                firstName,
                lastName,
                email,
                phone,
                company,
                source,
                notes,
                tags,
                metadata,
                status,
                lostReason,
                consentMarketing,
                consentDataProcessing);
    }
}
