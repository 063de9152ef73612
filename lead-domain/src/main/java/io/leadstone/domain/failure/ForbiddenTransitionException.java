package io.leadstone.domain.failure;

import io.leadstone.domain.LeadStatus;
import java.util.Set;
import java.util.stream.Collectors;

/** The lifecycle does not allow the move; the message names the moves that it allows. */
public final class ForbiddenTransitionException extends LeadException {

    private final Set<LeadStatus> allowed;

    public ForbiddenTransitionException(LeadStatus from, LeadStatus to, Set<LeadStatus> allowed) {
        super(
                "INVALID_STATUS_TRANSITION",
                "a lead that is " + from.code() + " cannot become " + to.code() + "; allowed: " + names(allowed));
        this.allowed = Set.copyOf(allowed);
    }

    /** The statuses that the lead could move to instead; empty at an end. */
    public Set<LeadStatus> allowed() {
        return allowed;
    }

    private static String names(Set<LeadStatus> allowed) {
        return allowed.isEmpty()
                ? "none"
                : allowed.stream().sorted().map(LeadStatus::code).collect(Collectors.joining(", "));
    }
}
