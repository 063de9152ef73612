package io.leadstone.application.service.conversation;

import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.OptimisticRetry;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.ConversationNotFoundException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads a conversation, applies a change of the domain, and writes it once. After a conflict it starts again. */
public record ConversationWrites(LazyPort<ConversationRepository> conversations, OptimisticRetry retries) {

    ConversationChange changeLive(
            CompanyId companyId,
            ConversationId id,
            Optional<Long> version,
            Function<Conversation, ConversationChange> operation) {
        return change(() -> conversations.get().find(companyId, id), id, version, operation);
    }

    ConversationChange changeAny(
            CompanyId companyId,
            ConversationId id,
            Optional<Long> version,
            Function<Conversation, ConversationChange> operation) {
        return change(
                () -> conversations
                        .get()
                        .find(companyId, id)
                        .or(() -> conversations.get().findDeleted(companyId, id)),
                id,
                version,
                operation);
    }

    private ConversationChange change(
            Supplier<Optional<ConversationSnapshot>> find,
            ConversationId id,
            Optional<Long> expectedVersion,
            Function<Conversation, ConversationChange> operation) {
        return retries.retryWrite(
                () -> find.get().orElseThrow(() -> new ConversationNotFoundException(id)),
                found -> {
                    expectedVersion.ifPresent(found::requireVersion);
                    return operation.apply(Conversation.restore(found));
                },
                this::write);
    }

    private void write(ConversationChange change) {
        if (!change.isEmpty()) {
            conversations.get().update(change);
        }
    }
}
