package io.leadstone.domain;

/** The lead or conversation was changed by another since it was read: nothing was written; read it again and decide anew. */
public final class VersionConflictException extends LeadException {

    public VersionConflictException(LeadId id, long expectedVersion) {
        super("VERSION_CONFLICT", "lead " + id + " is no longer at version " + expectedVersion);
    }

    public VersionConflictException(ConversationId id, long expectedVersion) {
        super("VERSION_CONFLICT", "conversation " + id + " is no longer at version " + expectedVersion);
    }
}
