package io.leadstone.domain.failure;

import io.leadstone.domain.LeadStatus;
import java.util.Set;
import java.util.stream.Collectors;

/** The lifecycle does not allow the change of status. The message lists the allowed statuses. */
public final class ForbiddenTransitionException extends LeadException {

    private final Set<LeadStatus> allowed;

    public ForbiddenTransitionException(LeadStatus from, LeadStatus to, Set<LeadStatus> allowed) {
        super(
                "INVALID_STATUS_TRANSITION",
                "a lead that is " + from.code() + " cannot become " + to.code() + "; allowed: " + names(allowed));
        this.allowed = Set.copyOf(allowed);
    }

    /** Returns the statuses that the lead can change to; empty if there are none. */
    public Set<LeadStatus> allowed() {
        return allowed;
    }

    private static String names(Set<LeadStatus> allowed) {
        return allowed.isEmpty()
                ? "none"
                : allowed.stream().sorted().map(LeadStatus::code).collect(Collectors.joining(", "));
    }
}
