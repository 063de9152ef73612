package io.leadstone.domain.lead;

import io.leadstone.domain.LeadStatus;
import java.time.Instant;
import java.util.Optional;

/** Builder of the next state of a lead. It starts with the present state; each method replaces one part. */
public final class NextState {

    private final LeadSnapshot before;
    private LeadDetails details;
    private LeadStatus status;
    private Optional<String> lostReason;
    private LeadMilestones milestones;
    private Consents consents;
    private LeadEngagement engagement;
    private Optional<Instant> deletedAt;
    private Optional<Instant> erasedAt;

    public NextState(LeadSnapshot before) {
        this.before = before;
        this.details = before.details();
        this.status = before.status();
        this.lostReason = before.lostReason();
        this.milestones = before.milestones();
        this.consents = before.consents();
        this.engagement = before.engagement();
        this.deletedAt = before.deletedAt();
        this.erasedAt = before.erasedAt();
    }

    public NextState details(LeadDetails next) {
        details = next;
        return this;
    }

    /** Sets the status, its milestones and the engagement, and removes the reason of an earlier loss. */
    NextState status(LeadStatus next, Instant at) {
        status = next;
        milestones = milestones.withReached(next, at);
        engagement = engagement.activeAt(at, before.createdAt());
        lostReason = Optional.empty();
        return this;
    }

    public NextState lostReason(Optional<String> next) {
        lostReason = next;
        return this;
    }

    NextState consents(Consents next) {
        consents = next;
        return this;
    }

    NextState engagement(LeadEngagement next) {
        engagement = next;
        return this;
    }

    NextState deletedAt(Optional<Instant> next) {
        deletedAt = next;
        return this;
    }

    NextState erased(Instant at) {
        details = details.erased();
        lostReason = Optional.empty();
        erasedAt = Optional.of(at);
        return this;
    }

    public LeadSnapshot at(Instant updatedAt, long version, long lastEvent) {
        return new LeadSnapshot(
                before.id(),
                before.companyId(),
                details,
                status,
                lostReason,
                milestones,
                consents,
                engagement,
                before.createdAt(),
                updatedAt,
                deletedAt,
                erasedAt,
                version,
                lastEvent);
    }
}
