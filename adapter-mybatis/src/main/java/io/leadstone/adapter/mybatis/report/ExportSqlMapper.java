package io.leadstone.adapter.mybatis.report;

import io.leadstone.adapter.mybatis.conversation.ConversationRow;
import io.leadstone.adapter.mybatis.search.LeadFilterCondition;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;

/** The statements of exports; see {@code ExportSqlMapper.xml}. */
public interface ExportSqlMapper {

    /**
     * Makes the planner read rows in the order of an index, until the transaction ends. Exists on PostgreSQL only,
     * which supports no hints in statements.
     */
    String preferOrderOfIndexes();

    Cursor<LeadSnapshot> leads(
            String companyId, @Nullable Instant start, @Nullable Instant end, LeadFilterCondition filter);

    Cursor<ConversationRow> conversations(String companyId, @Nullable Instant start, @Nullable Instant end);
}
