package io.leadstone.domain.failure;

import io.leadstone.domain.LeadId;
import java.util.Optional;

/** A live lead of the company has the email already, so that a second one cannot be stored. */
public final class DuplicateEmailException extends LeadException {

    private final Optional<LeadId> holder;

    /** The store refused the email; it does not say which lead holds it. */
    public DuplicateEmailException() {
        this(Optional.empty());
    }

    /** The lead {@code holder} has the email. */
    public DuplicateEmailException(LeadId holder) {
        this(Optional.of(holder));
    }

    private DuplicateEmailException(Optional<LeadId> holder) {
        super("LEAD_DUPLICATE_EMAIL", "a lead with this email exists already");
        this.holder = holder;
    }

    /** The lead that has the email, where it is known. */
    public Optional<LeadId> holder() {
        return holder;
    }
}
