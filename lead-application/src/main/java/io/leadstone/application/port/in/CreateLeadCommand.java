package io.leadstone.application.port.in;

import jakarta.validation.Valid;

/** Create this lead, and do so where its email is taken. */
public record CreateLeadCommand(@Valid LeadDraft lead, DuplicatePolicy onDuplicate) {

    /** Create this lead; a taken email is refused. */
    public CreateLeadCommand(LeadDraft lead) {
        this(lead, DuplicatePolicy.REJECT);
    }
}
