package io.leadstone.adapter.rest.export;

import io.leadstone.adapter.rest.conversation.ConversationResponse;
import java.util.List;

/** The columns of conversations: all JSON fields except {@code deleted_at}, because only live ones are exported. */
final class ConversationColumns {

    static final List<Column<ConversationResponse>> ALL = List.of(
            new Column<>("id", ConversationResponse::id),
            new Column<>("company_id", ConversationResponse::companyId),
            new Column<>("agent_id", ConversationResponse::agentId),
            new Column<>("lead_id", ConversationResponse::leadId),
            new Column<>("title", ConversationResponse::title),
            new Column<>("metadata", ConversationResponse::metadata, true),
            new Column<>("max_context_length", ConversationResponse::maxContextLength),
            new Column<>("messages", ConversationResponse::messages),
            new Column<>("ratings", ConversationResponse::ratings),
            new Column<>("avg_satisfaction", ConversationResponse::avgSatisfaction),
            new Column<>("last_activity_at", ConversationResponse::lastActivityAt),
            new Column<>("created_at", ConversationResponse::createdAt),
            new Column<>("updated_at", ConversationResponse::updatedAt),
            new Column<>("version", ConversationResponse::version));

    private ConversationColumns() {}
}
