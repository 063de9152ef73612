package io.leadstone.domain.lead;

import io.leadstone.domain.LeadStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * When a lead first reached each stage of the funnel. A stage that is reached, also by skipping over it, gets its instant the
 * first time and keeps it; {@code lostAt} is there only while the lead is lost.
 */
public record LeadMilestones(
        Optional<Instant> contactedAt,
        Optional<Instant> qualifiedAt,
        Optional<Instant> convertedAt,
        Optional<Instant> lostAt) {

    /** No stage reached. */
    public static final LeadMilestones NONE =
            new LeadMilestones(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    LeadMilestones reach(LeadStatus status, Instant at) {
        return new LeadMilestones(
                reached(contactedAt, LeadStatus.CONTACTED, status, at),
                reached(qualifiedAt, LeadStatus.QUALIFIED, status, at),
                reached(convertedAt, LeadStatus.CONVERTED, status, at),
                status == LeadStatus.LOST ? Optional.of(at) : Optional.empty());
    }

    private static Optional<Instant> reached(
            Optional<Instant> before, LeadStatus stage, LeadStatus status, Instant at) {
        return before.or(() -> status.hasPassed(stage) ? Optional.of(at) : Optional.empty());
    }
}
