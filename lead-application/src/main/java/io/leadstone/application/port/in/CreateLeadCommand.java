package io.leadstone.application.port.in;

import jakarta.validation.Valid;
import java.util.Set;

/**
 * Create this lead, and do so where its email is taken.
 *
 * @param cleared fields that were sent empty: where the policy is to update, the lead that is there loses them
 */
public record CreateLeadCommand(@Valid LeadDraft lead, DuplicatePolicy onDuplicate, Set<OptionalField> cleared) {

    public CreateLeadCommand {
        cleared = Set.copyOf(cleared);
    }

    /** Create this lead, and do so where its email is taken; what the draft does not say stays. */
    public CreateLeadCommand(LeadDraft lead, DuplicatePolicy onDuplicate) {
        this(lead, onDuplicate, Set.of());
    }

    /** Create this lead; a taken email is refused. */
    public CreateLeadCommand(LeadDraft lead) {
        this(lead, DuplicatePolicy.REJECT);
    }
}
