package io.leadstone.adapter.mybatis.submission;

import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.submission.WidgetSessionRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.submission.WidgetSession;

/** {@link WidgetSessionRepository} in SQL. A session is a part of the row of its submission. */
public record MyBatisWidgetSessionRepository(SqlSessions sessions) implements WidgetSessionRepository {

    @Override
    public boolean renew(CompanyId companyId, LeadId submission, String expectedHash, WidgetSession next) {
        return sessions.write(call -> call.mapper(SubmissionSqlMapper.class)
                        .renew(
                                companyId.value(),
                                submission.value(),
                                expectedHash,
                                next.refreshHash().orElse(null),
                                next.expiresAt())
                > 0);
    }

    @Override
    public void end(CompanyId companyId, LeadId submission) {
        sessions.write(call -> call.mapper(SubmissionSqlMapper.class).end(companyId.value(), submission.value()));
    }
}
