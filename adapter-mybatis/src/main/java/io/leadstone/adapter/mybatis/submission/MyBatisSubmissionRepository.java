package io.leadstone.adapter.mybatis.submission;

import io.leadstone.adapter.mybatis.idempotency.KeyedWrite;
import io.leadstone.adapter.mybatis.lead.LeadSqlMapper;
import io.leadstone.adapter.mybatis.lead.MyBatisLeadRepository;
import io.leadstone.adapter.mybatis.sql.CursorPosition;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlPages;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.idempotency.WrittenRecord;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.failure.SubmissionAppliedException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * {@link SubmissionRepository} in SQL. Each write is one transaction: first the lead, then the submission. The row of
 * the lead is locked by then, so that registrations for one lead wait for each other.
 */
public record MyBatisSubmissionRepository(SqlSessions sessions) implements SubmissionRepository {

    private static final String NEWEST = "-received_at";

    @Override
    public void add(Submission submission, LeadChange change) {
        write(change, call -> {
            if (change.before().isEmpty()) {
                MyBatisLeadRepository.add(call, change);
                return insert(call, submission);
            }
            MyBatisLeadRepository.update(call, change);
            return insert(call, submission) + removeSurplus(call, submission);
        });
    }

    @Override
    public Optional<Submission> find(CompanyId companyId, LeadId id) {
        return sessions.read(call -> Optional.ofNullable(
                        call.mapper(SubmissionSqlMapper.class).find(companyId.value(), id.value()))
                .map(SubmissionRow::submission));
    }

    @Override
    public Page<Submission> submissionsOf(CompanyId companyId, LeadId leadId, PageRequest page) {
        return page(new SubmissionFilter(companyId.value(), leadId.value(), null, true), page);
    }

    @Override
    public Page<Submission> inState(CompanyId companyId, SubmissionState state, PageRequest page) {
        return page(new SubmissionFilter(companyId.value(), null, state.code(), false), page);
    }

    /** Returns a page of the submissions in this state, also those of deleted leads. */
    public Page<Submission> allInState(CompanyId companyId, SubmissionState state, PageRequest page) {
        return page(new SubmissionFilter(companyId.value(), null, state.code(), true), page);
    }

    private Page<Submission> page(SubmissionFilter filter, PageRequest page) {
        Optional<CursorPosition> position = CursorPosition.of(page, NEWEST);
        return sessions.read(call -> {
            SubmissionSqlMapper submissions = call.mapper(SubmissionSqlMapper.class);
            List<Submission> rows = submissions
                    .list(
                            filter,
                            position.map(CursorPosition::at).orElse(null),
                            position.map(CursorPosition::id).orElse(null),
                            page.limitPlusOne(),
                            page.offset())
                    .stream()
                    .map(SubmissionRow::submission)
                    .toList();
            return SqlPages.page(
                    rows,
                    page,
                    () -> submissions.count(filter, page.countLimit()),
                    last -> CursorPosition.after(NEWEST, last.receivedAt(), last.id()));
        });
    }

    @Override
    public void apply(Submission applied, LeadChange change) {
        write(change, call -> {
            if (!change.isEmpty()) {
                MyBatisLeadRepository.update(call, change);
            }
            int rows = call.mapper(SubmissionSqlMapper.class)
                    .apply(
                            applied.companyId().value(),
                            applied.id().value(),
                            applied.appliedAt().orElseThrow(),
                            SubmissionRow.lines(applied.appliedFields()));
            if (rows == 0) {
                throw new SubmissionAppliedException(applied.id().value());
            }
            return rows;
        });
    }

    @Override
    public void eraseOf(CompanyId companyId, LeadId leadId, Instant at) {
        sessions.write(call -> call.mapper(LeadSqlMapper.class)
                .eraseSubmissions(companyId.value(), leadId.value(), at, Metadata.EMPTY.json()));
    }

    /** Runs the statements. In a transaction of the host, all of them succeed or none does. */
    void write(LeadChange change, Function<SqlCall, Integer> statements) {
        Function<SqlCall, Integer> atomic = call -> call.atomically(() -> statements.apply(call));
        KeyedWrite write = new KeyedWrite(sessions);
        WrittenRecord written = WrittenRecord.of(change.after());
        if (change.isEmpty()) {
            write.run(atomic, rows -> Optional.of(written));
        } else {
            write.run(atomic, rows -> written, listener -> listener.leadChanging(change));
        }
    }

    static int insert(SqlCall call, Submission submission) {
        return call.mapper(SubmissionSqlMapper.class).insert(SubmissionRow.of(submission));
    }

    /**
     * Ends the sessions of the oldest submissions, and removes those of them that are too many, but never the one that
     * was written just now.
     */
    static int removeSurplus(SqlCall call, Submission written) {
        SubmissionSqlMapper submissions = call.mapper(SubmissionSqlMapper.class);
        String company = written.companyId().value();
        UUID lead = written.leadId().orElseThrow().value();
        UUID id = written.id().value();
        SubmissionRow newestEnded = submissions.afterNewest(company, lead, id, Submission.OTHER_SESSIONS);
        if (newestEnded == null) {
            return 0;
        }
        int ended = submissions.endFrom(newestEnded, id);
        List<UUID> surplus = submissions.surplus(company, lead, id, written.othersKept());
        return surplus.isEmpty() ? ended : ended + submissions.delete(company, surplus);
    }
}
