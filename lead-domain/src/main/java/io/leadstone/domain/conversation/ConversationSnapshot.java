package io.leadstone.domain.conversation;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.PlainText;
import java.time.Instant;
import java.util.Optional;

/**
 * The whole state of a conversation, the one shape of it that crosses the border of the domain. Instants have whole milliseconds.
 *
 * @param companyId the tenant that it belongs to
 * @param agentId who talks with the person
 * @param leadId the lead that its activity counts for; never changes
 * @param session the widget session that opened it, where one did
 * @param title at most {@value #MAX_TITLE} characters on one line
 * @param metadata the client's own JSON object
 * @param maxContextLength what the host's chat engine keeps here, 1 or more; Leadstone does nothing with it
 * @param updatedAt when it last changed in any way
 * @param deletedAt when it was soft-deleted; empty for a live one
 * @param version 1 for a new one, growing by one with each stored change or report
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

    /** The most characters of a title. */
    public static final int MAX_TITLE = 200;

    /**
     * The most conversations, live and deleted, that one widget session opens. Anybody can register and get a session, and so could
     * fill the store.
     */
    public static final int MAX_PER_SESSION = 20;

    public ConversationSnapshot {
        title.ifPresent(text -> PlainText.requireSingleLine("title", text, MAX_TITLE));
        if (maxContextLength.filter(length -> length < 1).isPresent()) {
            throw new IllegalArgumentException("max_context_length is 1 or more");
        }
        if (version < 1) {
            throw new IllegalArgumentException("a version begins at 1");
        }
    }

    /** Whether it is soft-deleted: hidden from all but the list of deleted conversations and restore. */
    public boolean isDeleted() {
        return deletedAt.isPresent();
    }

    @Override
    public String toString() {
        return "ConversationSnapshot[id=" + id + ", version=" + version + "]";
    }
}
