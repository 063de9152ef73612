package io.leadstone.domain.conversation;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.failure.VersionConflictException;
import java.time.Instant;
import java.util.Optional;

/**
 * Immutable state of a conversation. Stores and use cases exchange conversations in this form only. Instants have
 * whole milliseconds.
 *
 * @param companyId the company (tenant) that it belongs to
 * @param agentId the agent of the conversation
 * @param leadId the lead that its activity counts for; it never changes
 * @param session the widget session that opened it; empty if none did
 * @param title 1 to {@value #MAX_TITLE} characters on one line
 * @param metadata a JSON object of the client
 * @param maxContextLength a number of the host's chat engine, 1 or more; Leadstone only stores it
 * @param updatedAt the instant of the last change or report
 * @param deletedAt the instant of the deletion; empty for a live conversation
 * @param version 1 for a new conversation; each stored change or report adds 1
 */
public record ConversationSnapshot(
        ConversationId id,
        CompanyId companyId,
        AgentId agentId,
        Optional<LeadId> leadId,
        Optional<String> session,
        Optional<String> title,
        Metadata metadata,
        Optional<Integer> maxContextLength,
        ConversationTotals totals,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> deletedAt,
        long version) {

    /** Maximum length of a title. */
    public static final int MAX_TITLE = 200;

    /**
     * Maximum number of conversations, live and deleted, that one widget session opens. Sessions are public, so
     * without a limit anybody could fill the store.
     */
    public static final int MAX_PER_SESSION = 20;

    public ConversationSnapshot {
        title.ifPresent(text -> PlainText.requireSingleLine("title", text, MAX_TITLE));
        if (maxContextLength.filter(length -> length < 1).isPresent()) {
            throw new IllegalArgumentException("max_context_length must be 1 or more");
        }
        if (version < 1) {
            throw new IllegalArgumentException("the version of a conversation must be at least 1");
        }
    }

    /**
     * Requires that the conversation has this version.
     *
     * @throws VersionConflictException if it has another one
     */
    public void requireVersion(long expected) {
        if (version != expected) {
            throw new VersionConflictException(id, expected);
        }
    }

    /**
     * Returns true if the conversation is deleted: hidden, except in the list of deleted conversations, until it is
     * restored.
     */
    public boolean isDeleted() {
        return deletedAt.isPresent();
    }

    /** Returns this conversation with another id of its lead. */
    public ConversationSnapshot ofLead(LeadId lead) {
        return new ConversationSnapshot(
                id,
                companyId,
                agentId,
                Optional.of(lead),
                session,
                title,
                metadata,
                maxContextLength,
                totals,
                createdAt,
                updatedAt,
                deletedAt,
                version);
    }

    @Override
    public String toString() {
        return "ConversationSnapshot[id=" + id + ", version=" + version + "]";
    }
}
