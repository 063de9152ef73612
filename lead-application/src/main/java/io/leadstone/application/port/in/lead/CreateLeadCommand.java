package io.leadstone.application.port.in.lead;

import io.leadstone.application.port.in.VersionCondition;
import jakarta.validation.Valid;

/**
 * Creates a lead. {@code onDuplicate} decides what happens if a live lead already has the email. If the policy is to
 * update, a field that is cleared here is cleared in that lead.
 *
 * @param condition the required version of the live lead that has the email
 */
public record CreateLeadCommand(
        @Valid @FieldRules(ofNewLead = true) LeadFields fields,
        DuplicatePolicy onDuplicate,
        VersionCondition condition) {

    public CreateLeadCommand {
        fields = fields.withDefaults();
    }

    /** Creates a command without a condition. */
    public CreateLeadCommand(LeadFields fields, DuplicatePolicy onDuplicate) {
        this(fields, onDuplicate, VersionCondition.NONE);
    }

    /** Creates a command that is refused if a live lead has the email. */
    public CreateLeadCommand(LeadFields fields) {
        this(fields, DuplicatePolicy.REJECT);
    }
}
