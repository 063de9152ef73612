package io.leadstone.adapter.mybatis.submission;

import io.leadstone.adapter.mybatis.lead.MyBatisLeadRepository;
import io.leadstone.adapter.mybatis.sql.SqlInstants;
import io.leadstone.adapter.mybatis.sql.SqlReads;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.submission.OptInRepository;
import io.leadstone.application.report.DateRange;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.Submission;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@link OptInRepository} in SQL. An opt-in is a part of the row of its submission.
 *
 * @param reads for the count of a report
 */
public record MyBatisOptInRepository(SqlSessions sessions, SqlReads reads) implements OptInRepository {

    @Override
    public void confirm(Submission confirmed, LeadChange change) {
        SubmissionRow row = SubmissionRow.of(confirmed);
        new MyBatisSubmissionRepository(sessions).write(change, call -> {
            if (!change.isEmpty()) {
                MyBatisLeadRepository.update(call, change);
            }
            if (call.mapper(SubmissionSqlMapper.class).confirm(row) == 0) {
                throw new VersionConflictException(
                        change.after().id(), change.after().version());
            }
            return 1;
        });
    }

    @Override
    public Set<ConsentPurpose> pendingOf(CompanyId companyId, LeadId leadId, Instant at) {
        return sessions
                .read(call -> call.mapper(SubmissionSqlMapper.class).pendingOf(companyId.value(), leadId.value(), at))
                .stream()
                .map(code -> Coded.parse(ConsentPurpose.class, code))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public long countPending(CompanyId companyId, DateRange range, Instant at) {
        return reads.read(call -> call.mapper(SubmissionSqlMapper.class)
                .countPending(
                        companyId.value(), SqlInstants.ceiling(range.start()), SqlInstants.floor(range.end()), at));
    }
}
