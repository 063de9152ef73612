package io.leadstone.domain.failure;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import java.util.UUID;

/** Another write changed the lead, conversation, webhook or agent since it was read. Nothing was stored. */
public final class VersionConflictException extends LeadException {

    public VersionConflictException(LeadId id, long expectedVersion) {
        this("lead " + id, expectedVersion);
    }

    public VersionConflictException(ConversationId id, long expectedVersion) {
        this("conversation " + id, expectedVersion);
    }

    private VersionConflictException(String name, long expectedVersion) {
        super("VERSION_CONFLICT", name + " is no longer at version " + expectedVersion);
    }

    /** Creates the failure for a change of the webhook {@code id}. */
    public static VersionConflictException ofWebhook(UUID id, long expectedVersion) {
        return new VersionConflictException("webhook " + id, expectedVersion);
    }

    /** Creates the failure for a change of the agent {@code id}. */
    public static VersionConflictException ofAgent(AgentId id, long expectedVersion) {
        return new VersionConflictException("agent " + id, expectedVersion);
    }
}
