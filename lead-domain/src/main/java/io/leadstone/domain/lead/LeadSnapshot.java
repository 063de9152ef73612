package io.leadstone.domain.lead;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.failure.VersionConflictException;
import java.time.Instant;
import java.util.Optional;

/**
 * Immutable state of a lead. Stores and use cases exchange leads in this form only. Instants have whole milliseconds.
 *
 * @param companyId the company (tenant) that the lead belongs to
 * @param lostReason why the lead was lost, at most {@value #MAX_LOST_REASON} characters; only for a lost lead
 * @param updatedAt the instant of the last change
 * @param deletedAt the instant of the deletion; empty for a lead that is not deleted
 * @param erasedAt the instant of the erasure; empty for a lead that was not erased
 * @param version 1 for a new lead; each stored change of the lead itself adds 1
 * @param lastEvent the number of the lead's newest event, including events of its conversations
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

    /** Maximum length of a lost reason. */
    public static final int MAX_LOST_REASON = 500;

    /**
     * Checks the state.
     *
     * @throws IllegalArgumentException if a lead that was not erased has no name or neither email nor phone, or if an
     *     erased lead has personal data
     */
    public LeadSnapshot {
        lostReason.ifPresent(text -> PlainText.requireSingleLine("lost_reason", text, MAX_LOST_REASON));
        if (lostReason.isPresent() && status != LeadStatus.LOST) {
            throw new IllegalArgumentException("lost_reason is allowed only for a lost lead");
        }
        requireConsistentErasure(id, details, lostReason, erasedAt);
        if (version < 1 || lastEvent < 1) {
            throw new IllegalArgumentException("the version and the last event number of a lead must be at least 1");
        }
    }

    /**
     * Requires that the lead has this version.
     *
     * @throws VersionConflictException if it has another one
     */
    public void requireVersion(long expected) {
        if (version != expected) {
            throw new VersionConflictException(id, expected);
        }
    }

    /** Returns true if the lead is deleted: hidden, except in the list of deleted leads, until it is restored. */
    public boolean isDeleted() {
        return deletedAt.isPresent();
    }

    /** Returns true if the personal data was removed for good. */
    public boolean isErased() {
        return erasedAt.isPresent();
    }

    /**
     * Returns the email key that only this lead owns among the live leads of its company; empty for a deleted lead
     * and for a lead without an email.
     */
    public Optional<String> liveEmailKey() {
        return isDeleted() ? Optional.empty() : details.emailKey();
    }

    /** Returns the rule of the email key that the lead owns; empty if it owns none. */
    public Optional<String> liveEmailRule() {
        return isDeleted() ? Optional.empty() : details.email().map(EmailAddress::rule);
    }

    /**
     * Returns this state without personal data. Id, agent, owner, status, source, consents, instants and numbers
     * stay.
     *
     * @param at the instant of the erasure
     */
    public LeadSnapshot erased(Instant at) {
        return new NextState(this).erased(at).at(updatedAt, version, lastEvent);
    }

    private static void requireConsistentErasure(
            LeadId id, LeadDetails details, Optional<String> lostReason, Optional<Instant> erasedAt) {
        if (erasedAt.isPresent()) {
            if (lostReason.isPresent() || !details.equals(details.erased())) {
                throw new IllegalArgumentException("the erased lead " + id + " must not have personal data");
            }
        } else if (!details.missing().isEmpty()) {
            throw new IllegalArgumentException(
                    "the lead " + id + " must have a first or last name, and an email or a phone");
        }
    }

    @Override
    public String toString() {
        return "LeadSnapshot[id=" + id + ", status=" + status.code() + ", version=" + version + "]";
    }
}
