package io.leadstone.adapter.mybatis.submission;

import io.leadstone.adapter.mybatis.lead.MyBatisLeadRepository;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.SubmissionNotFoundException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * {@link HeldSubmissionRepository} in SQL. A purge works company by company, so that no index for the instant alone
 * slows down each registration.
 */
public record MyBatisHeldSubmissionRepository(SqlSessions sessions) implements HeldSubmissionRepository {

    @Override
    public void hold(Submission held) {
        sessions.write(call -> MyBatisSubmissionRepository.insert(call, held));
    }

    @Override
    public void release(Submission released, LeadChange change) {
        SubmissionRow row = SubmissionRow.of(released);
        new MyBatisSubmissionRepository(sessions).write(change, call -> {
            // The submission first: of two releases, the second must not insert a lead with the same id.
            if (call.mapper(SubmissionSqlMapper.class).release(row) == 0) {
                throw new SubmissionNotFoundException(released.id().value());
            }
            boolean isNew = change.before().isEmpty();
            if (isNew) {
                MyBatisLeadRepository.add(call, change);
            } else {
                MyBatisLeadRepository.update(call, change);
            }
            return isNew ? 1 : MyBatisSubmissionRepository.removeSurplus(call, released);
        });
    }

    @Override
    public boolean discard(CompanyId companyId, LeadId id) {
        return sessions.write(
                call -> call.mapper(SubmissionSqlMapper.class).discard(companyId.value(), id.value()) > 0);
    }

    /** Counts without a time limit, because the time depends on the number of submissions. */
    @Override
    public long countDue(Instant latest) {
        SqlSessions maintenance = sessions.forMaintenance();
        long due = 0;
        Optional<CompanyId> company = companyAfter(Optional.empty());
        while (company.isPresent()) {
            String id = company.get().value();
            due += maintenance.read(
                    call -> call.mapper(SubmissionSqlMapper.class).countHeld(id, latest));
            company = companyAfter(company);
        }
        return due;
    }

    @Override
    public Optional<CompanyId> companyAfter(Optional<CompanyId> company) {
        String last = company.map(CompanyId::value).orElse("");
        return sessions.read(call -> Optional.ofNullable(
                        call.mapper(SubmissionSqlMapper.class).nextSubmissionCompany(last))
                .map(CompanyId::new));
    }

    @Override
    public int purge(CompanyId companyId, Instant latest, int limit) {
        return sessions.write(call -> {
            SubmissionSqlMapper submissions = call.mapper(SubmissionSqlMapper.class);
            List<UUID> due = submissions.dueHeld(companyId.value(), latest, limit);
            return due.isEmpty() ? 0 : submissions.purgeHeld(companyId.value(), due);
        });
    }
}
