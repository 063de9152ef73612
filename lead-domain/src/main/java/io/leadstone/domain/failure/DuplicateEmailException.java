package io.leadstone.domain.failure;

import io.leadstone.domain.LeadId;
import java.util.Optional;

/** A live lead of the company has the email already, so that a second one cannot be stored. */
public final class DuplicateEmailException extends LeadException {

    private final Optional<LeadId> emailOwner;

    /** The store refused the email; it does not say which lead holds it. */
    public DuplicateEmailException() {
        this(Optional.empty());
    }

    /** The lead {@code emailOwner} has the email. */
    public DuplicateEmailException(LeadId emailOwner) {
        this(Optional.of(emailOwner));
    }

    private DuplicateEmailException(Optional<LeadId> emailOwner) {
        super("LEAD_DUPLICATE_EMAIL", "a lead with this email exists already");
        this.emailOwner = emailOwner;
    }

    /** The lead that has the email, where it is known. */
    public Optional<LeadId> emailOwner() {
        return emailOwner;
    }
}
