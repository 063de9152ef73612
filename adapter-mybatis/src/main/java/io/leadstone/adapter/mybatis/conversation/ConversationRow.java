package io.leadstone.adapter.mybatis.conversation;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTotals;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table of conversations. */
public record ConversationRow(
        String companyId,
        UUID id,
        String agentId,
        @Nullable UUID leadId,
        @Nullable String sessionId,
        @Nullable String title,
        String metadata,
        @Nullable Integer maxContextLength,
        long messages,
        long ratings,
        long ratingHundredths,
        @Nullable Instant lastActivityAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        long version) {

    public static ConversationRow of(ConversationSnapshot conversation) {
        ConversationTotals totals = conversation.totals();
        return new ConversationRow(
                conversation.companyId().value(),
                conversation.id().value(),
                conversation.agentId().value(),
                conversation.leadId().map(LeadId::value).orElse(null),
                conversation.session().orElse(null),
                conversation.title().orElse(null),
                conversation.metadata().json(),
                conversation.maxContextLength().orElse(null),
                totals.messages(),
                totals.ratings(),
                totals.ratingHundredths(),
                totals.lastActivityAt().orElse(null),
                conversation.createdAt(),
                conversation.updatedAt(),
                conversation.deletedAt().orElse(null),
                conversation.version());
    }

    public ConversationSnapshot snapshot() {
        return new ConversationSnapshot(
                new ConversationId(id),
                new CompanyId(companyId),
                new AgentId(agentId),
                Optional.ofNullable(leadId).map(LeadId::new),
                Optional.ofNullable(sessionId),
                Optional.ofNullable(title),
                new Metadata(metadata),
                Optional.ofNullable(maxContextLength),
                new ConversationTotals(messages, ratings, ratingHundredths, Optional.ofNullable(lastActivityAt)),
                createdAt,
                updatedAt,
                Optional.ofNullable(deletedAt),
                version);
    }

    @Override
    public String toString() {
        return "ConversationRow[id=" + id + "]";
    }
}
