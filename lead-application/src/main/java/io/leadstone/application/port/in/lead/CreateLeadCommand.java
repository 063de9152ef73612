package io.leadstone.application.port.in.lead;

import io.leadstone.application.port.in.OptionalField;
import io.leadstone.application.port.in.VersionCondition;
import jakarta.validation.Valid;
import java.util.Set;

/**
 * Creates a lead. {@code onDuplicate} decides what happens if a live lead already has the email.
 *
 * @param cleared fields that were sent empty: if the policy is to update, the lead that has the email loses them
 * @param condition what the caller requires of the live lead that has the email
 */
public record CreateLeadCommand(
        @Valid LeadDraft lead, DuplicatePolicy onDuplicate, Set<OptionalField> cleared, VersionCondition condition) {

    public CreateLeadCommand {
        cleared = Set.copyOf(cleared);
    }

    /** Creates a lead under no condition. */
    public CreateLeadCommand(LeadDraft lead, DuplicatePolicy onDuplicate, Set<OptionalField> cleared) {
        this(lead, onDuplicate, cleared, VersionCondition.NONE);
    }

    /** Creates a lead under no condition; if the policy is to update, fields that the draft does not have stay. */
    public CreateLeadCommand(LeadDraft lead, DuplicatePolicy onDuplicate) {
        this(lead, onDuplicate, Set.of());
    }

    /** Create this lead; a taken email is refused. */
    public CreateLeadCommand(LeadDraft lead) {
        this(lead, DuplicatePolicy.REJECT);
    }
}
