package io.leadstone.domain.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Samples;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeadExceptionTest {

    private static final AgentId AGENT = new AgentId("widget-1");

    @Test
    void every_failure_has_a_unique_code_and_a_message() {
        List<LeadException> family = List.of(
                new AccessDeniedException("this needs the scope write"),
                new AgentIdTakenException(AGENT),
                new AgentNotFoundException(AGENT),
                new CapabilityMissingException("webhooks"),
                new ConcurrentTransactionException(new IllegalStateException("deadlock")),
                new ConversationLimitException(ConversationSnapshot.MAX_PER_SESSION),
                new ConversationNotFoundException(new ConversationId(Samples.ID.value())),
                new DeliveryNotFoundException(Samples.ID.value()),
                new DuplicateEmailException(),
                new ExportLimitException(),
                new ForbiddenTransitionException(LeadStatus.CONVERTED, LeadStatus.NEW, Set.of()),
                new IdempotencyKeyInProgressException(),
                new IdempotencyKeyReusedException(),
                new InvalidCommandException("email", "must be given"),
                new LeadErasedException(Samples.ID),
                new LeadNotFoundException(Samples.ID),
                new PreconditionFailedException(),
                new ReadOnlyTransactionException(new IllegalStateException("read-only")),
                new StoreUnavailableException(new IllegalStateException("gone")),
                new SubmissionAppliedException(Samples.ID.value()),
                new SubmissionNotHeldException(Samples.ID.value()),
                new SubmissionNotFoundException(Samples.ID.value()),
                new SuppressedException(),
                new SuppressionKeyMissingException(),
                new SuppressionNotFoundException(Samples.ID.value()),
                new UnknownAgentException(AGENT),
                new UnknownLeadException(Samples.ID),
                new VersionConflictException(Samples.ID, 3),
                new WebhookLimitException(20),
                new WebhookNotFoundException(Samples.ID.value()));

        assertThat(family)
                .extracting(LeadException::code)
                .containsExactly(
                        "ACCESS_DENIED",
                        "AGENT_ID_TAKEN",
                        "AGENT_NOT_FOUND",
                        "CAPABILITY_MISSING",
                        "CONCURRENT_TRANSACTION",
                        "CONVERSATION_LIMIT",
                        "CONVERSATION_NOT_FOUND",
                        "DELIVERY_NOT_FOUND",
                        "LEAD_DUPLICATE_EMAIL",
                        "EXPORT_LIMIT",
                        "INVALID_STATUS_TRANSITION",
                        "IDEMPOTENCY_KEY_IN_PROGRESS",
                        "IDEMPOTENCY_KEY_REUSED",
                        "VALIDATION_FAILED",
                        "LEAD_ERASED",
                        "LEAD_NOT_FOUND",
                        "PRECONDITION_FAILED",
                        "READ_ONLY_TRANSACTION",
                        "STORE_UNAVAILABLE",
                        "SUBMISSION_APPLIED",
                        "SUBMISSION_NOT_HELD",
                        "SUBMISSION_NOT_FOUND",
                        "SUPPRESSED",
                        "SUPPRESSION_KEY_MISSING",
                        "SUPPRESSION_NOT_FOUND",
                        "UNKNOWN_AGENT",
                        "UNKNOWN_LEAD",
                        "VERSION_CONFLICT",
                        "WEBHOOK_LIMIT",
                        "WEBHOOK_NOT_FOUND");
        assertThat(family)
                .allSatisfy(failure -> assertThat(failure.getMessage()).isNotBlank());
        assertThat(LeadException.class.getPermittedSubclasses())
                .as("a new failure must be added to this test")
                .hasSameSizeAs(family);
    }

    @Test
    void all_violations_are_reported_together() {
        InvalidCommandException invalid = new InvalidCommandException(
                List.of(new Violation("email", "must be given"), new Violation("age", "is unknown")));

        assertThat(invalid).hasMessage("age is unknown; email must be given");
        assertThat(invalid.violations()).extracting(Violation::field).containsExactly("email", "age");
    }

    @Test
    void a_duplicate_has_the_email_owner_if_it_is_known() {
        assertThat(new DuplicateEmailException(Samples.ID).emailOwner()).contains(Samples.ID);
        assertThat(new DuplicateEmailException().emailOwner()).isEqualTo(Optional.empty());
    }

    @Test
    void the_message_names_the_missing_capability() {
        assertThat(new CapabilityMissingException("webhooks"))
                .hasMessage("the store of this installation does not support webhooks")
                .returns("webhooks", CapabilityMissingException::capability);
    }

    @Test
    void the_exception_of_the_store_is_the_cause() {
        IllegalStateException gone = new IllegalStateException("gone");
        assertThat(new StoreUnavailableException(gone)).hasCause(gone);
        assertThat(Stream.of(new StoreUnavailableException(gone).getMessage()))
                .noneMatch(text -> text.contains("gone"));
    }
}
