package io.leadstone.adapter.rest.problem;

import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.AgentIdTakenException;
import io.leadstone.domain.failure.AgentNotFoundException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.ConcurrentTransactionException;
import io.leadstone.domain.failure.ConversationLimitException;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.DeliveryNotFoundException;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.ExportLimitException;
import io.leadstone.domain.failure.ForbiddenTransitionException;
import io.leadstone.domain.failure.IdempotencyKeyInProgressException;
import io.leadstone.domain.failure.IdempotencyKeyReusedException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.failure.LeadException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.PreconditionFailedException;
import io.leadstone.domain.failure.ReadOnlyTransactionException;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.failure.SubmissionAppliedException;
import io.leadstone.domain.failure.SubmissionNotFoundException;
import io.leadstone.domain.failure.SubmissionNotHeldException;
import io.leadstone.domain.failure.SuppressedException;
import io.leadstone.domain.failure.SuppressionKeyMissingException;
import io.leadstone.domain.failure.SuppressionNotFoundException;
import io.leadstone.domain.failure.UnknownAgentException;
import io.leadstone.domain.failure.UnknownLeadException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookLimitException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Set;

/** Maps each failure of a use case to its HTTP status and to the members of its problem document. */
final class LeadProblems {

    /** The HTTP status of each failure. A test checks that none is missing. */
    static final Map<Class<? extends LeadException>, Integer> STATUS = Map.ofEntries(
            Map.entry(AccessDeniedException.class, 403),
            Map.entry(AgentNotFoundException.class, 404),
            Map.entry(ConversationNotFoundException.class, 404),
            Map.entry(DeliveryNotFoundException.class, 404),
            Map.entry(LeadNotFoundException.class, 404),
            Map.entry(SubmissionNotFoundException.class, 404),
            Map.entry(SuppressionNotFoundException.class, 404),
            Map.entry(WebhookNotFoundException.class, 404),
            Map.entry(AgentIdTakenException.class, 409),
            Map.entry(ConversationLimitException.class, 409),
            Map.entry(DuplicateEmailException.class, 409),
            Map.entry(ForbiddenTransitionException.class, 409),
            Map.entry(IdempotencyKeyInProgressException.class, 409),
            Map.entry(LeadErasedException.class, 409),
            Map.entry(SubmissionAppliedException.class, 409),
            Map.entry(SubmissionNotHeldException.class, 409),
            Map.entry(SuppressedException.class, 409),
            Map.entry(VersionConflictException.class, 409),
            Map.entry(WebhookLimitException.class, 409),
            Map.entry(PreconditionFailedException.class, 412),
            Map.entry(IdempotencyKeyReusedException.class, 422),
            Map.entry(InvalidCommandException.class, 422),
            Map.entry(UnknownAgentException.class, 422),
            Map.entry(UnknownLeadException.class, 422),
            Map.entry(ExportLimitException.class, 429),
            Map.entry(ReadOnlyTransactionException.class, 500),
            Map.entry(CapabilityMissingException.class, 501),
            Map.entry(SuppressionKeyMissingException.class, 501),
            Map.entry(ConcurrentTransactionException.class, 503),
            Map.entry(StoreUnavailableException.class, 503));

    /**
     * The value of {@code Retry-After} in seconds, if another attempt may succeed. It is longer than a retry of the
     * store takes.
     */
    private static final String RETRY_AFTER_SECONDS = "5";

    /** The value of {@code Retry-After} in seconds while another request with the key runs, which is usually short. */
    private static final String RETRY_KEY_AFTER_SECONDS = "1";

    /** The statuses after which a client may send the same request again. */
    private static final Set<Integer> RETRYABLE = Set.of(429, 503);

    private LeadProblems() {}

    static ProblemAnswer of(LeadException failure) {
        ProblemAnswer answer = ProblemAnswer.of(problem(failure));
        if (failure instanceof IdempotencyKeyInProgressException) {
            return answer.with(HttpHeaders.RETRY_AFTER, RETRY_KEY_AFTER_SECONDS);
        }
        return RETRYABLE.contains(answer.problem().status())
                ? answer.with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                : answer;
    }

    private static Problem problem(LeadException failure) {
        if (failure instanceof UnknownLeadException) {
            return Problem.ofUnknownLead();
        }
        int status = STATUS.getOrDefault(failure.getClass(), 500);
        if (failure instanceof InvalidCommandException invalid) {
            return Problem.of(status, invalid.code(), invalid.violations());
        }
        if (failure instanceof SuppressionKeyMissingException) {
            // The message also names what a host calls in Java.
            return Problem.of(
                    status,
                    failure.code(),
                    "this installation has no suppression key; its operator must configure one");
        }
        Problem problem = Problem.of(status, failure.code(), String.valueOf(failure.getMessage()));
        if (failure instanceof DuplicateEmailException duplicate) {
            return problem.withLead(duplicate.emailOwner().map(LeadId::toString));
        }
        if (failure instanceof ForbiddenTransitionException forbidden) {
            return problem.withAllowed(
                    forbidden.allowed().stream().sorted().map(LeadStatus::code).toList());
        }
        return problem;
    }
}
