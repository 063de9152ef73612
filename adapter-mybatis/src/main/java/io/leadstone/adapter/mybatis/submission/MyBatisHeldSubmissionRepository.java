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
import java.util.Optional;
import java.util.function.ToLongFunction;

/** {@link HeldSubmissionRepository} in SQL. */
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
                throw new SubmissionNotFoundException(released.id().toString());
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
        return sumOfCompanies(company ->
                maintenance.read(call -> call.mapper(SubmissionSqlMapper.class).countHeld(company, latest)));
    }

    @Override
    public int purge(Instant latest) {
        return Math.toIntExact(sumOfCompanies(company -> sessions.write(
                call -> (long) call.mapper(SubmissionSqlMapper.class).purgeHeld(company, latest))));
    }

    /** Works company by company, so that no index for the instant alone slows down each registration. */
    private long sumOfCompanies(ToLongFunction<String> ofCompany) {
        long sum = 0;
        Optional<String> company = nextCompany("");
        while (company.isPresent()) {
            sum += ofCompany.applyAsLong(company.get());
            company = nextCompany(company.get());
        }
        return sum;
    }

    private Optional<String> nextCompany(String company) {
        return sessions.read(call ->
                Optional.ofNullable(call.mapper(SubmissionSqlMapper.class).nextSubmissionCompany(company)));
    }
}
