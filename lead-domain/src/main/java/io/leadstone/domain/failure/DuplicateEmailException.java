package io.leadstone.domain.failure;

import io.leadstone.domain.LeadId;
import java.util.Optional;

/** A live lead of the company already owns the email, so no second live lead can have it. */
public final class DuplicateEmailException extends LeadException {

    private final Optional<LeadId> emailOwner;

    /** Creates the failure without the email owner, because the store did not return it. */
    public DuplicateEmailException() {
        this(Optional.empty());
    }

    /** Creates the failure with the lead that owns the email. */
    public DuplicateEmailException(LeadId emailOwner) {
        this(Optional.of(emailOwner));
    }

    private DuplicateEmailException(Optional<LeadId> emailOwner) {
        super("LEAD_DUPLICATE_EMAIL", "a lead with this email exists already");
        this.emailOwner = emailOwner;
    }

    /** Returns the id of the lead that owns the email, if it is known. */
    public Optional<LeadId> emailOwner() {
        return emailOwner;
    }
}
