package io.leadstone.adapter.mybatis.report;

import io.leadstone.adapter.mybatis.conversation.ConversationRow;
import io.leadstone.adapter.mybatis.search.LeadFilterCondition;
import io.leadstone.adapter.mybatis.sql.SqlInstants;
import io.leadstone.adapter.mybatis.sql.SqlReads;
import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@link ExportSource} that reads the cursor of the driver in a transaction. Without a transaction the driver of
 * PostgreSQL loads all rows at once.
 */
public record MyBatisExportSource(SqlReads reads) implements ExportSource {

    @Override
    public void eachLead(CompanyId companyId, ExportRange range, LeadFilter filter, Consumer<LeadSnapshot> sink) {
        LeadFilterCondition condition = LeadFilterCondition.of(companyId, filter);
        if (condition.canMatch()) {
            new RowStream<LeadSnapshot>(sink)
                    .stream(reads, exports -> exports.leads(companyId.value(), start(range), end(range), condition));
        }
    }

    @Override
    public void eachConversation(CompanyId companyId, ExportRange range, Consumer<ConversationSnapshot> sink) {
        new RowStream<ConversationRow>(row -> sink.accept(row.snapshot()))
                .stream(reads, exports -> exports.conversations(companyId.value(), start(range), end(range)));
    }

    private static @Nullable Instant start(ExportRange range) {
        return range.start().map(SqlInstants::ceiling).orElse(null);
    }

    private static @Nullable Instant end(ExportRange range) {
        return range.end().map(SqlInstants::floor).orElse(null);
    }
}
