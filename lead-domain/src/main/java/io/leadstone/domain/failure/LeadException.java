package io.leadstone.domain.failure;

/**
 * Why a use case could not do what it was asked: the one family of failures that Leadstone answers with. Whoever catches it can
 * tell the members apart by type, or by {@link #code()} across a wire. The message is fit for the client: it tells no other
 * company's data and nothing of the inside.
 */
public abstract sealed class LeadException extends RuntimeException
        permits AccessDeniedException,
                AgentIdTakenException,
                AgentNotFoundException,
                CapabilityMissingException,
                ConcurrentTransactionException,
                ConversationLimitException,
                ConversationNotFoundException,
                DeliveryNotFoundException,
                DuplicateEmailException,
                ExportLimitException,
                ForbiddenTransitionException,
                InvalidCommandException,
                LeadErasedException,
                LeadNotFoundException,
                PreconditionFailedException,
                ReadOnlyTransactionException,
                StoreUnavailableException,
                UnknownAgentException,
                UnknownLeadException,
                VersionConflictException,
                WebhookLimitException,
                WebhookNotFoundException {

    private final String code;

    LeadException(String code, String message) {
        super(message);
        this.code = code;
    }

    LeadException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The stable name of the failure, upper case, for example {@code LEAD_NOT_FOUND}. */
    public final String code() {
        return code;
    }
}
