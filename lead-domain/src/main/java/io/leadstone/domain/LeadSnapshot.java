package io.leadstone.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The whole state of a lead, the one shape of it that crosses the border of the domain. Instants have whole milliseconds.
 *
 * @param companyId the tenant that the lead belongs to
 * @param lostReason why it was lost, at most {@value #MAX_LOST_REASON} characters, only while it is lost
 * @param updatedAt when it last changed in any way
 * @param deletedAt when it was soft-deleted; empty for a live lead
 * @param version 1 for a new lead, growing by one with each stored change of its own
 * @param lastEvent the number of its newest event, also of one that a conversation told
 */
public record LeadSnapshot(
        LeadId id,
        CompanyId companyId,
        LeadDetails details,
        LeadStatus status,
        Optional<String> lostReason,
        LeadMilestones milestones,
        Consents consents,
        LeadEngagement engagement,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> deletedAt,
        long version,
        long lastEvent) {

    /** The most characters of a reason. */
    public static final int MAX_LOST_REASON = 500;

    public LeadSnapshot {
        lostReason.ifPresent(text -> PlainText.requireLine("lost_reason", text, MAX_LOST_REASON));
        if (lostReason.isPresent() && status != LeadStatus.LOST) {
            throw new IllegalArgumentException("lost_reason belongs to a lost lead only");
        }
        if (version < 1 || lastEvent < 1) {
            throw new IllegalArgumentException("version and last event begin at 1");
        }
    }

    /** Whether the lead is soft-deleted: hidden from all but the list of deleted leads and restore. */
    public boolean isDeleted() {
        return deletedAt.isPresent();
    }
}
