package io.leadstone.adapter.mybatis.report;

import io.leadstone.adapter.mybatis.conversation.ConversationRow;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;

/** The statements that hand out all there is; see {@code ExportSqlMapper.xml}. */
public interface ExportSqlMapper {

    /** On PostgreSQL alone, which takes no hint beside the statement; ends with the transaction. */
    String preferOrderOfIndexes();

    Cursor<LeadSnapshot> leads(String companyId, @Nullable Instant start, @Nullable Instant end);

    Cursor<ConversationRow> conversations(String companyId, @Nullable Instant start, @Nullable Instant end);
}
