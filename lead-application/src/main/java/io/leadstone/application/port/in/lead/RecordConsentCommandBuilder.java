package io.leadstone.application.port.in.lead;

import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentPurpose;
import java.time.Instant;
import java.util.Optional;

/** Builds a {@link RecordConsentCommand}. Not thread-safe. */
public final class RecordConsentCommandBuilder {

    private final LeadId leadId;
    private final ConsentPurpose purpose;
    private final boolean granted;
    private Optional<String> source = Optional.empty();
    private Optional<String> policyVersion = Optional.empty();
    private Optional<Long> expectedVersion = Optional.empty();
    private Optional<Instant> givenAt = Optional.empty();
    private Optional<String> evidence = Optional.empty();

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

    /** Sets the instant at which the person decided. The default is now. */
    public RecordConsentCommandBuilder givenAt(Instant choice) {
        givenAt = Optional.of(choice);
        return this;
    }

    /** Sets the evidence: the text of a JSON object, at most 16 KiB. */
    public RecordConsentCommandBuilder evidence(String choice) {
        evidence = Optional.of(choice);
        return this;
    }

    /** Returns the command. */
    public RecordConsentCommand build() {
        return new RecordConsentCommand(
                leadId,
                purpose.code(),
                Optional.of(granted),
                source,
                policyVersion,
                expectedVersion,
                givenAt,
                evidence);
    }
}
