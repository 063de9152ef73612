package io.leadstone.adapter.mybatis;

import io.leadstone.domain.LeadSnapshot;
import java.time.Instant;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;

/** The statements that hand out all there is; see {@code ExportSqlMapper.xml}. */
interface ExportSqlMapper {

    /** On PostgreSQL alone, which takes no hint beside the statement; ends with the transaction. */
    String preferOrderOfIndexes();

    Cursor<LeadSnapshot> leads(String companyId, @Nullable Instant start, @Nullable Instant end);

    Cursor<ConversationRow> conversations(String companyId, @Nullable Instant start, @Nullable Instant end);
}
