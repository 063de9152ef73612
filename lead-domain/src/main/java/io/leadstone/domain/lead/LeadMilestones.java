package io.leadstone.domain.lead;

import io.leadstone.domain.LeadStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * The instants at which a lead first reached each stage of the funnel. A stage that is reached or skipped gets its
 * instant once and keeps it. {@code lostAt} is present only while the lead is lost.
 */
public record LeadMilestones(
        Optional<Instant> contactedAt,
        Optional<Instant> qualifiedAt,
        Optional<Instant> convertedAt,
        Optional<Instant> lostAt) {

    /** The milestones before the first stage. */
    public static final LeadMilestones NONE =
            new LeadMilestones(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    LeadMilestones withReached(LeadStatus status, Instant at) {
        return new LeadMilestones(
                firstReached(contactedAt, LeadStatus.CONTACTED, status, at),
                firstReached(qualifiedAt, LeadStatus.QUALIFIED, status, at),
                firstReached(convertedAt, LeadStatus.CONVERTED, status, at),
                status == LeadStatus.LOST ? Optional.of(at) : Optional.empty());
    }

    private static Optional<Instant> firstReached(
            Optional<Instant> before, LeadStatus stage, LeadStatus status, Instant at) {
        return before.or(() -> status.hasPassed(stage) ? Optional.of(at) : Optional.empty());
    }
}
