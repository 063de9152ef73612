package io.leadstone.adapter.mybatis.conversation;

import io.leadstone.adapter.mybatis.sql.CursorPosition;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One page of a list of conversations, as the mapper file needs it. A filter that is null is not applied. */
record ConversationListQuery(
        String companyId,
        boolean deleted,
        @Nullable String agentId,
        @Nullable UUID leadId,
        @Nullable String sessionId,
        @Nullable Instant afterAt,
        @Nullable UUID afterId,
        int limit,
        long offset,
        int countLimit) {

    private static final String NEWEST = "-created_at";
    private static final String LAST_DELETED = "-deleted_at";

    static ConversationListQuery of(CompanyId companyId, ConversationQuery query, PageRequest page) {
        Optional<CursorPosition> position = CursorPosition.of(page, NEWEST);
        return new ConversationListQuery(
                companyId.value(),
                false,
                query.agentId().map(AgentId::value).orElse(null),
                query.leadId().map(LeadId::value).orElse(null),
                query.session().orElse(null),
                position.map(CursorPosition::at).orElse(null),
                position.map(CursorPosition::id).orElse(null),
                page.limitPlusOne(),
                page.offset(),
                page.countLimit());
    }

    static ConversationListQuery ofDeleted(CompanyId companyId, PageRequest page) {
        Optional<CursorPosition> position = CursorPosition.of(page, LAST_DELETED);
        return new ConversationListQuery(
                companyId.value(),
                true,
                null,
                null,
                null,
                position.map(CursorPosition::at).orElse(null),
                position.map(CursorPosition::id).orElse(null),
                page.limitPlusOne(),
                page.offset(),
                page.countLimit());
    }

    static ConversationListQuery newestOf(CompanyId companyId, LeadId leadId) {
        return new ConversationListQuery(companyId.value(), false, null, leadId.value(), null, null, null, 1, 0, 1);
    }

    /** Returns the index that H2 reads the list by, without the table prefix. */
    String index() {
        return ordering().name;
    }

    /**
     * Returns the columns of {@link #index()} that are before the sort column. All rows of the list have the same value
     * in each.
     */
    List<String> leadingColumns() {
        return List.of(ordering().leading.split(", "));
    }

    private Index ordering() {
        if (deleted) {
            return Index.DELETED;
        }
        if (leadId != null) {
            return Index.LEAD;
        }
        return agentId == null ? Index.CREATED : Index.AGENT;
    }

    static Cursor after(ConversationSnapshot conversation) {
        return CursorPosition.after(NEWEST, conversation.createdAt(), conversation.id());
    }

    static Cursor afterDeleted(ConversationSnapshot conversation) {
        return CursorPosition.after(LAST_DELETED, conversation.deletedAt().orElseThrow(), conversation.id());
    }

    /**
     * The indexes of lists, each with the columns before its sort column. All rows of a list have the same value in
     * each of these columns.
     */
    private enum Index {
        CREATED("conversation_created", "company_id, deleted_at"),
        AGENT("conversation_agent", "company_id, deleted_at, agent_id"),
        LEAD("conversation_lead", "company_id, lead_id"),
        DELETED("conversation_deleted", "company_id");

        private final String name;
        private final String leading;

        Index(String name, String leading) {
            this.name = name;
            this.leading = leading;
        }
    }
}
