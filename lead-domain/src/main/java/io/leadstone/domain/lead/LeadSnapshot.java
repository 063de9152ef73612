package io.leadstone.domain.lead;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.PlainText;
import java.time.Instant;
import java.util.Optional;

/**
 * The whole state of a lead, the one shape of it that crosses the border of the domain. Instants have whole milliseconds.
 *
 * @param companyId the tenant that the lead belongs to
 * @param lostReason why it was lost, at most {@value #MAX_LOST_REASON} characters, only while it is lost
 * @param updatedAt when it last changed in any way
 * @param deletedAt when it was soft-deleted; empty for a live lead
 * @param erasedAt when everything personal was removed for good; empty for a lead that was not erased
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
        Optional<Instant> erasedAt,
        long version,
        long lastEvent) {

    /** The most characters of a reason. */
    public static final int MAX_LOST_REASON = 500;

    /** @throws IllegalArgumentException if a lead that was not erased lacks a name or its email, or an erased one has anything personal */
    public LeadSnapshot {
        lostReason.ifPresent(text -> PlainText.requireSingleLine("lost_reason", text, MAX_LOST_REASON));
        if (lostReason.isPresent() && status != LeadStatus.LOST) {
            throw new IllegalArgumentException("lost_reason belongs to a lost lead only");
        }
        requireConsistentErasure(id, details, lostReason, erasedAt);
        if (version < 1 || lastEvent < 1) {
            throw new IllegalArgumentException("version and last event begin at 1");
        }
    }

    /** Whether the lead is soft-deleted: hidden from all but the list of deleted leads and restore. */
    public boolean isDeleted() {
        return deletedAt.isPresent();
    }

    /** Returns true if everything personal was removed for good. */
    public boolean isErased() {
        return erasedAt.isPresent();
    }

    /**
     * The key that this lead holds alone among the live leads of its company; empty for a deleted or an erased lead, which holds none.
     */
    public Optional<String> liveEmailKey() {
        return isDeleted() ? Optional.empty() : details.emailKey();
    }

    /**
     * This state without anything personal. Id, agent, owner, status, source, consents, instants and numbers stay.
     *
     * @param at when the lead was erased
     */
    public LeadSnapshot erased(Instant at) {
        return new NextState(this).erased(at).at(updatedAt, version, lastEvent);
    }

    private static void requireConsistentErasure(
            LeadId id, LeadDetails details, Optional<String> lostReason, Optional<Instant> erasedAt) {
        if (erasedAt.isPresent()) {
            if (lostReason.isPresent() || !details.equals(details.erased())) {
                throw new IllegalArgumentException("the erased lead " + id + " must have nothing personal");
            }
        } else if (details.firstName().isEmpty()
                || details.lastName().isEmpty()
                || details.email().isEmpty()) {
            throw new IllegalArgumentException("the lead " + id + " must have both names and an email");
        }
    }

    @Override
    public String toString() {
        return "LeadSnapshot[id=" + id + ", status=" + status.code() + ", version=" + version + "]";
    }
}
