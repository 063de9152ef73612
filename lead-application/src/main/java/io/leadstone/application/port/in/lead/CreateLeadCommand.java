package io.leadstone.application.port.in.lead;

import io.leadstone.application.port.in.VersionCondition;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Creates a lead. {@code onDuplicate} decides what happens if a live lead already has the email. If the policy is to
 * update, a field that is cleared here is cleared in that lead.
 *
 * @param condition the required version of the live lead that has the email
 * @param origin present if the lead comes from another system, such as a file
 */
public record CreateLeadCommand(
        @Valid @FieldRules(ofNewLead = true) LeadFields fields,
        DuplicatePolicy onDuplicate,
        VersionCondition condition,
        Optional<Origin> origin) {

    public CreateLeadCommand {
        fields = fields.withDefaults();
    }

    /** Creates a command for a lead that does not come from another system. */
    public CreateLeadCommand(LeadFields fields, DuplicatePolicy onDuplicate, VersionCondition condition) {
        this(fields, onDuplicate, condition, Optional.empty());
    }

    /** Creates a command without a condition. */
    public CreateLeadCommand(LeadFields fields, DuplicatePolicy onDuplicate) {
        this(fields, onDuplicate, VersionCondition.NONE);
    }

    /** Creates a command that is refused if a live lead has the email. */
    public CreateLeadCommand(LeadFields fields) {
        this(fields, DuplicatePolicy.REJECT);
    }

    /** Returns this command for a lead that comes from another system. */
    public CreateLeadCommand importedFrom(Origin system) {
        return new CreateLeadCommand(fields, onDuplicate, condition, Optional.of(system));
    }

    /**
     * Another system that had the lead before. The source of its consents in the ledger is {@code import}.
     *
     * @param createdAt the instant at which that system created the lead, cut to milliseconds; empty means now. It must
     *     not be in the future, nor before 1970. A lead that is live already keeps its own
     */
    public record Origin(Optional<Instant> createdAt) {

        /** An origin that does not state when it created the lead. */
        public static final Origin UNDATED = new Origin(Optional.empty());

        public Origin {
            createdAt = createdAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
        }
    }
}
