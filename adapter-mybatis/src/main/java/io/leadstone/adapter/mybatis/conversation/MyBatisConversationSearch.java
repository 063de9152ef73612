package io.leadstone.adapter.mybatis.conversation;

import io.leadstone.adapter.mybatis.sql.SqlPages;
import io.leadstone.adapter.mybatis.sql.SqlReads;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@link ConversationSearch} in SQL. Each list reads an index that ends with the sort columns of the list. A list for
 * one session of a widget never reads a replica: a visitor expects the conversation that has just begun.
 */
public record MyBatisConversationSearch(SqlSessions sessions, SqlReads reads) implements ConversationSearch {

    @Override
    public Page<ConversationSnapshot> list(CompanyId companyId, ConversationQuery query, PageRequest page) {
        ConversationListQuery listing = ConversationListQuery.of(companyId, query, page);
        // No conversation has a session with a control character, and PostgreSQL rejects a query with one.
        return query.session()
                        .filter(session -> !PlainText.isSingleLine(session))
                        .isEmpty()
                ? read(
                        query.session().isPresent() ? SqlReads.on(sessions) : reads,
                        listing,
                        page,
                        ConversationListQuery::after)
                : new Page<>(List.of(), 0, true, Optional.empty());
    }

    @Override
    public Page<ConversationSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
        return read(reads, ConversationListQuery.ofDeleted(companyId, page), page, ConversationListQuery::afterDeleted);
    }

    @Override
    public Optional<ConversationSnapshot> newestOf(CompanyId companyId, LeadId leadId) {
        ConversationListQuery newest = ConversationListQuery.newestOf(companyId, leadId);
        return sessions.read(call -> call.mapper(ConversationSqlMapper.class).list(newest).stream()
                .findFirst()
                .map(ConversationRow::snapshot));
    }

    private static Page<ConversationSnapshot> read(
            SqlReads reads,
            ConversationListQuery listing,
            PageRequest page,
            Function<ConversationSnapshot, Cursor> cursor) {
        return reads.read(call -> {
            ConversationSqlMapper conversations = call.mapper(ConversationSqlMapper.class);
            List<ConversationSnapshot> rows = conversations.list(listing).stream()
                    .map(ConversationRow::snapshot)
                    .toList();
            return SqlPages.page(rows, page, () -> conversations.count(listing), cursor);
        });
    }
}
