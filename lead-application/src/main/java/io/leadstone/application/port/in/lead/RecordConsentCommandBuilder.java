package io.leadstone.application.port.in.lead;

import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentPurpose;
import java.util.Optional;

/** Builds a {@link RecordConsentCommand}. Not thread-safe. */
public final class RecordConsentCommandBuilder {

    private final LeadId leadId;
    private final ConsentPurpose purpose;
    private final boolean granted;
    private Optional<String> source = Optional.empty();
    private Optional<String> policyVersion = Optional.empty();
    private Optional<Long> expectedVersion = Optional.empty();

    RecordConsentCommandBuilder(LeadId leadId, ConsentPurpose purpose, boolean granted) {
        this.leadId = leadId;
        this.purpose = purpose;
        this.granted = granted;
    }

    /** Sets the way in which the person decided, such as the name of a form. The default is {@code api}. */
    public RecordConsentCommandBuilder source(String choice) {
        source = Optional.of(choice);
        return this;
    }

    /** Sets the version of the privacy policy that the person read. */
    public RecordConsentCommandBuilder policyVersion(String choice) {
        policyVersion = Optional.of(choice);
        return this;
    }

    /** Sets the version that the lead must have. The default is any version. */
    public RecordConsentCommandBuilder expectedVersion(long choice) {
        expectedVersion = Optional.of(choice);
        return this;
    }

    /** Returns the command. */
    public RecordConsentCommand build() {
        return new RecordConsentCommand(
                leadId, purpose.code(), Optional.of(granted), source, policyVersion, expectedVersion);
    }
}
