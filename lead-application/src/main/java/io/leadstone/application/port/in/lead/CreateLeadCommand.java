package io.leadstone.application.port.in.lead;

import io.leadstone.application.port.in.VersionCondition;
import jakarta.validation.Valid;

/**
 * Creates a lead. {@code onDuplicate} decides what happens if a live lead already has the email. If the policy is to update, a field
 * that is cleared here is cleared in that lead.
 *
 * @param condition what the caller requires of the live lead that has the email
 */
public record CreateLeadCommand(
        @Valid @NewLead LeadFields fields, DuplicatePolicy onDuplicate, VersionCondition condition) {

    public CreateLeadCommand {
        fields = fields.withDefaults();
    }

    /** Creates a lead under no condition. */
    public CreateLeadCommand(LeadFields fields, DuplicatePolicy onDuplicate) {
        this(fields, onDuplicate, VersionCondition.NONE);
    }

    /** Creates a lead; an email that a live lead has is refused. */
    public CreateLeadCommand(LeadFields fields) {
        this(fields, DuplicatePolicy.REJECT);
    }
}
