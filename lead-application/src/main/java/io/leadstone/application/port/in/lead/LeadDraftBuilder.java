package io.leadstone.application.port.in.lead;

import java.util.List;
import java.util.Optional;

/** Puts a {@link LeadDraft} together; what is not said stays absent. Not for use from several threads. */
public final class LeadDraftBuilder {

    private final String firstName;
    private final String lastName;
    private final String email;
    private Optional<String> agentId = Optional.empty();
    private Optional<String> phone = Optional.empty();
    private Optional<String> company = Optional.empty();
    private Optional<String> source = Optional.empty();
    private Optional<String> notes = Optional.empty();
    private Optional<List<String>> tags = Optional.empty();
    private Optional<String> metadata = Optional.empty();
    private Optional<String> status = Optional.empty();
    private Optional<String> lostReason = Optional.empty();
    private Optional<Boolean> consentMarketing = Optional.empty();
    private Optional<Boolean> consentDataProcessing = Optional.empty();

    LeadDraftBuilder(String firstName, String lastName, String email) {
        this.firstName = firstName;
        this.lastName = lastName;
        this.email = email;
    }

    /** See {@link LeadDraft#agentId()}. */
    public LeadDraftBuilder agentId(String value) {
        agentId = Optional.of(value);
        return this;
    }

    /** See {@link LeadDraft#phone()}. */
    public LeadDraftBuilder phone(String value) {
        phone = Optional.of(value);
        return this;
    }

    /** See {@link LeadDraft#company()}. */
    public LeadDraftBuilder company(String value) {
        company = Optional.of(value);
        return this;
    }

    /** See {@link LeadDraft#source()}. */
    public LeadDraftBuilder source(String value) {
        source = Optional.of(value);
        return this;
    }

    /** See {@link LeadDraft#notes()}. */
    public LeadDraftBuilder notes(String value) {
        notes = Optional.of(value);
        return this;
    }

    /** See {@link LeadDraft#tags()}. */
    public LeadDraftBuilder tags(List<String> value) {
        tags = Optional.of(value);
        return this;
    }

    /** See {@link LeadDraft#metadata()}. */
    public LeadDraftBuilder metadata(String value) {
        metadata = Optional.of(value);
        return this;
    }

    /** See {@link LeadDraft#status()}. */
    public LeadDraftBuilder status(String value) {
        status = Optional.of(value);
        return this;
    }

    /** See {@link LeadDraft#lostReason()}. */
    public LeadDraftBuilder lostReason(String value) {
        lostReason = Optional.of(value);
        return this;
    }

    /** See {@link LeadDraft#consentMarketing()}. */
    public LeadDraftBuilder consentMarketing(boolean value) {
        consentMarketing = Optional.of(value);
        return this;
    }

    /** See {@link LeadDraft#consentDataProcessing()}. */
    public LeadDraftBuilder consentDataProcessing(boolean value) {
        consentDataProcessing = Optional.of(value);
        return this;
    }

    /** The draft; whether it keeps the rules, the use case says. */
    public LeadDraft build() {
        return new LeadDraft(
                firstName,
                lastName,
                email,
                agentId,
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
