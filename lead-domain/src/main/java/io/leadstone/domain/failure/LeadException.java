package io.leadstone.domain.failure;

/**
 * Base class of all failures of Leadstone's use cases. Callers distinguish them by type, or by {@link #code()} over
 * HTTP. The message may be shown to the client: it has no data of other companies and no internal details.
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
                IdempotencyKeyInProgressException,
                IdempotencyKeyReusedException,
                InvalidCommandException,
                LeadErasedException,
                LeadNotFoundException,
                PreconditionFailedException,
                ReadOnlyTransactionException,
                StoreUnavailableException,
                SubmissionAppliedException,
                SubmissionNotFoundException,
                SubmissionNotHeldException,
                SuppressedException,
                SuppressionKeyMissingException,
                SuppressionNotFoundException,
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

    /** Returns the stable code of the failure in upper case, for example {@code LEAD_NOT_FOUND}. */
    public final String code() {
        return code;
    }
}
